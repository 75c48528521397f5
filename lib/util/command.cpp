#include "util/command.hpp"

#include "util/child_environment.hpp"
#include "util/descriptor.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

namespace zksync {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t most_answer = 65'536, most_complaints = 2'000;

struct Pipe {
    Pipe() {
        std::array<int, 2> ends{-1, -1};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) error = errno;
        reading = ends[0];
        writing = ends[1];
    }
    int reading = -1, writing = -1, error = 0;
};

/// What the program is started with: its ends of the pipes, a process group of its own and no ignored
/// SIGPIPE.
class SpawnPlan {
public:
    /// `input` below 0: there is none.
    SpawnPlan(int input, int output, Command::Wanted wanted) {
        posix_spawn_file_actions_init(&actions_);
        if (input < 0) {
            posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        } else {
            posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
        }
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
        if (wanted == Command::Wanted::complaints)
            posix_spawn_file_actions_adddup2(&actions_, output, STDERR_FILENO);
        posix_spawnattr_init(&attributes_);
        sigset_t defaults;
        sigemptyset(&defaults);
        sigaddset(&defaults, SIGPIPE);
        posix_spawnattr_setsigdefault(&attributes_, &defaults);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        posix_spawnattr_destroy(&attributes_);
        posix_spawn_file_actions_destroy(&actions_);
    }
    const posix_spawn_file_actions_t* actions() const { return &actions_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

private:
    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

/// A program that was started. When it goes out of scope still running, its process group is killed.
class Child {
public:
    explicit Child(pid_t pid) : pid_(pid) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (status_) return;
        ::kill(-pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    /// The status for the W… macros, once it has ended.
    std::optional<int> status() {
        int status = 0;
        if (!status_ && ::waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
        return status_;
    }

private:
    pid_t pid_;
    std::optional<int> status_;
};

int milliseconds_to(Deadline deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 600'000));
}

/// What is written to a program and read of it, as far as either is willing.
class Talk {
public:
    Talk(const Command& command, Descriptor& input, Descriptor& output)
        : command_(command), input_(input), output_(output) {
        ::fcntl(output.get(), F_SETFL, O_NONBLOCK);
        if (input.get() >= 0) ::fcntl(input.get(), F_SETFL, O_NONBLOCK);
    }

    /// Waits for at most that long, and does what can be done.
    void go_on(int milliseconds) {
        std::array<pollfd, 3> ready{
            {{output_.get(), POLLIN, 0}, {signals::wake_fd(), POLLIN, 0}, {input_.get(), POLLOUT, 0}}};
        const int count = ::poll(ready.data(), ready.size(), milliseconds);
        signals::check();
        if (count <= 0) return;
        if (ready[2].revents != 0) write_some();
        if (ready[0].revents != 0) read_all();
    }
    /// What there is, and of one that never stops printing a part.
    void read_all() {
        constexpr int most_reads = 32;
        std::array<char, 4'096> buffer;
        for (int reads = 0; reads < most_reads && output_.get() >= 0 && !is_too_long(); ++reads) {
            const auto size = ::read(output_.get(), buffer.data(), buffer.size());
            if (size < 0) return;
            if (size == 0) return output_.close();
            const auto wanted =
                command_.wanted == Command::Wanted::answer
                    ? static_cast<std::size_t>(size)
                    : std::min(static_cast<std::size_t>(size), most_complaints - text_.size());
            text_.append(buffer.data(), wanted);
        }
    }
    bool has_ended() const { return output_.get() < 0; }
    bool is_too_long() const { return text_.size() > most_answer; }
    std::string& text() { return text_; }

private:
    void write_some() {
        const auto size =
            ::write(input_.get(), command_.input.data() + written_, command_.input.size() - written_);
        if (size > 0) written_ += static_cast<std::size_t>(size);
        // One that reads no more of it may still do its work.
        const bool is_deaf = size < 0 && errno != EAGAIN && errno != EINTR;
        if (is_deaf || written_ == command_.input.size()) input_.close();
    }

    const Command& command_;
    Descriptor &input_, &output_;
    std::string text_;
    std::size_t written_ = 0;
};

/// The status of a program that has ended in time, everything that is wanted of it being read.
std::optional<int> end_of(Child& child, Talk& talk, Command::Wanted wanted, Deadline deadline) {
    constexpr int look_again = 5;
    while (milliseconds_to(deadline) > 0 && !talk.is_too_long()) {
        const bool is_awaited = wanted == Command::Wanted::complaints || talk.has_ended();
        if (const auto status = is_awaited ? child.status() : std::nullopt) {
            talk.read_all();
            return status;
        }
        talk.go_on(is_awaited ? std::min(look_again, milliseconds_to(deadline)) : milliseconds_to(deadline));
    }
    return std::nullopt;
}

std::string failure_of(int status) {
    if (WIFSIGNALED(status)) return fmt::format("was ended by signal {}", WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? "" : fmt::format("failed with exit code {}", WEXITSTATUS(status));
}

} // namespace

CommandResult run_command(const Command& command, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    const Pipe out;
    const std::optional<Pipe> in = command.input.empty() ? std::nullopt : std::optional<Pipe>(std::in_place);
    Descriptor output(out.reading), its_output(out.writing);
    Descriptor input(in ? in->writing : -1), its_input(in ? in->reading : -1);
    if (const int error = out.error != 0 || !in ? out.error : in->error; error != 0)
        return {{}, fmt::format("cannot be started: {}", std::strerror(error))};
    auto copies = command.arguments;
    std::vector<char*> pointers;
    for (auto& argument : copies) pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    pid_t pid = 0;
    const SpawnPlan plan(its_input.get(), its_output.get(), command.wanted);
    auto variables = environment_for_others();
    const int error = ::posix_spawnp(&pid, pointers[0], plan.actions(), plan.attributes(), pointers.data(),
                                     variables.data());
    its_output.close();
    its_input.close();
    if (error != 0) return {{}, fmt::format("cannot be started: {}", std::strerror(error))};
    Child child(pid);
    Talk talk(command, input, output);
    const auto status = end_of(child, talk, command.wanted, deadline);
    if (status) return {std::move(talk.text()), failure_of(*status)};
    if (command.wanted == Command::Wanted::answer)
        return {{}, fmt::format("did not end within {} s, or printed too much", limit.count() / 1'000)};
    return {std::move(talk.text()), fmt::format("did not end within {} s", limit.count() / 1'000)};
}

} // namespace zksync
