#include "harness/process.hpp"

#include "harness/environment.hpp"
#include "harness/temp_dir.hpp"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utmp.h>

namespace e2e {
namespace {

using Clock = std::chrono::steady_clock;

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> all;
    for (auto& text : texts) all.push_back(text.data());
    all.push_back(nullptr);
    return all;
}

void replace(int fd, const std::filesystem::path& path, int flags) {
    const int file = open(path.c_str(), flags, 0600);
    if (file < 0 || dup2(file, fd) < 0) _exit(126);
    close(file);
}

/// The two ends of a pseudo-terminal; both -1 without one.
struct Terminal {
    int ours = -1, theirs = -1;
};

Terminal open_terminal(unsigned short columns) {
    Terminal terminal;
    const winsize size{.ws_row = 0, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    if (openpty(&terminal.ours, &terminal.theirs, nullptr, nullptr, &size) != 0)
        throw std::runtime_error("cannot open a pseudo-terminal");
    fcntl(terminal.ours, F_SETFD, FD_CLOEXEC);
    return terminal;
}

std::chrono::microseconds duration(const timeval& time) {
    return std::chrono::seconds(time.tv_sec) + std::chrono::microseconds(time.tv_usec);
}

} // namespace

struct Process::Impl {
    TempDir files;
    pid_t pid = -1;
    int pidfd = -1;
    Terminal terminal;
    std::thread reader;
    mutable std::mutex reading;
    std::string shown; ///< on the terminal
    Clock::time_point begin = Clock::now();
    std::optional<Outcome> outcome;

    void start(const Command& command);
    [[noreturn]] void become(const Command& command, std::vector<char*>& arguments,
                             std::vector<char*>& environment, pid_t parent) const;
    void read_terminal();
    Outcome reap(bool timed_out);
    std::string text(const char* file) const;
};

void Process::Impl::start(const Command& command) {
    write_file(files / "in", command.input);
    write_file(files / "out", "");
    write_file(files / "err", "");
    if (command.output == Command::Output::terminal) terminal = open_terminal(command.columns);
    if (command.user && chown(files.path().c_str(), *command.user, static_cast<gid_t>(-1)) != 0)
        throw std::runtime_error("cannot give a directory to another user");

    std::vector<std::string> argument_texts{command.program.string()};
    argument_texts.insert(argument_texts.end(), command.arguments.begin(), command.arguments.end());
    auto environment_texts = environment_with(command.environment);
    auto arguments = pointers(argument_texts);
    auto environment = pointers(environment_texts);

    const pid_t parent = getpid();
    pid = fork();
    if (pid < 0) throw std::runtime_error("cannot fork");
    if (pid == 0) become(command, arguments, environment, parent);
    // The header of glibc 2.36 declares pidfd_open for C alone.
    pidfd = static_cast<int>(syscall(SYS_pidfd_open, pid, 0));
    if (pidfd < 0) throw std::runtime_error("cannot watch the program");
    if (terminal.ours >= 0) {
        close(terminal.theirs);
        reader = std::thread([this] { read_terminal(); });
    }
}

void Process::Impl::become(const Command& command, std::vector<char*>& arguments,
                           std::vector<char*>& environment, pid_t parent) const {
    if (terminal.ours >= 0) {
        if (login_tty(terminal.theirs) != 0) _exit(126);
    } else {
        replace(STDIN_FILENO, files / "in", O_RDONLY);
        replace(STDOUT_FILENO, files / "out", O_WRONLY | O_APPEND);
        replace(STDERR_FILENO, files / "err", O_WRONLY | O_APPEND);
    }
    if (command.user && (setgid(*command.user) != 0 || setuid(*command.user) != 0)) _exit(126);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(126);
    execve(command.program.c_str(), arguments.data(), environment.data());
    _exit(127);
}

void Process::Impl::read_terminal() {
    std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t got = read(terminal.ours, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return;
        const std::lock_guard lock(reading);
        shown.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

std::string Process::Impl::text(const char* file) const {
    if (terminal.ours < 0) return read_file(files / file);
    const std::lock_guard lock(reading);
    return std::strcmp(file, "out") == 0 ? shown : std::string();
}

Outcome Process::Impl::reap(bool timed_out) {
    int status = 0;
    rusage usage{};
    while (wait4(pid, &status, 0, &usage) < 0 && errno == EINTR) {
    }
    if (reader.joinable()) reader.join();
    Outcome ended;
    if (WIFEXITED(status)) ended.exit_code = WEXITSTATUS(status);
    if (WIFSIGNALED(status)) ended.signal = WTERMSIG(status);
    ended.timed_out = timed_out;
    ended.out = text("out");
    ended.err = text("err");
    ended.max_rss_kib = usage.ru_maxrss;
    ended.cpu = duration(usage.ru_utime) + duration(usage.ru_stime);
    ended.took = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    return ended;
}

Process::Process(const Command& command) : impl_(std::make_unique<Impl>()) { impl_->start(command); }
Process::Process(Process&&) noexcept = default;
Process& Process::operator=(Process&&) noexcept = default;

Process::~Process() {
    if (!impl_) return;
    if (!impl_->outcome) wait(std::chrono::milliseconds(0));
    if (impl_->terminal.ours >= 0) close(impl_->terminal.ours);
    close(impl_->pidfd);
}

pid_t Process::pid() const { return impl_->pid; }

bool Process::running() {
    pollfd ended{impl_->pidfd, POLLIN, 0};
    return !impl_->outcome && poll(&ended, 1, 0) == 0;
}

void Process::send(int signal) {
    if (!impl_->outcome) kill(impl_->pid, signal);
}

Outcome Process::wait(std::chrono::milliseconds limit) {
    if (impl_->outcome) return *impl_->outcome;
    const auto end = Clock::now() + limit;
    pollfd ended{impl_->pidfd, POLLIN, 0};
    int ready = 0;
    do {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        ready = poll(&ended, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    } while (ready < 0 && errno == EINTR);
    const bool timed_out = ready == 0;
    if (timed_out) kill(impl_->pid, SIGKILL);
    impl_->outcome = impl_->reap(timed_out);
    return *impl_->outcome;
}

std::string Process::out() const { return impl_->outcome ? impl_->outcome->out : impl_->text("out"); }
std::string Process::err() const { return impl_->outcome ? impl_->outcome->err : impl_->text("err"); }

Outcome run(const Command& command, std::chrono::milliseconds limit) { return Process(command).wait(limit); }

} // namespace e2e
