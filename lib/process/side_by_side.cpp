#include "process/side_by_side.hpp"

#include "core/error.hpp"
#include "process/frames.hpp"
#include "util/files.hpp"
#include "util/signals.hpp"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <list>
#include <utility>
#include <vector>

namespace zksync {
namespace {

using Steady = std::chrono::steady_clock;

/// Whoever was told to end and is still there then is not coming to its end by itself.
constexpr std::chrono::seconds patience_with_the_ending{20};

void tell_all(int fd, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(fd, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

struct Worker {
    std::size_t job = 0;
    pid_t pid = 0;
    int pipe = -1; ///< what it tells
    Steady::time_point begun = Steady::now();
    Frames told{};
};

class Crew {
public:
    explicit Crew(const SideBySide& plan) : plan_(plan) {}
    ~Crew() { end_all(SIGKILL); }
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;

    void work() {
        while (begun_ < plan_.jobs || !workers_.empty()) {
            while (signal_ == 0 && begun_ < plan_.jobs && workers_.size() < plan_.most) {
                if (!begin()) break;
            }
            if (workers_.empty()) break;
            wait();
            hear();
            pass_the_signal_on();
        }
        if (signal_ != 0) throw Interrupted(signal_);
    }

private:
    bool begin();
    [[noreturn]] void be_the_child(int pipe, pid_t parent, const signals::Blocked& blocked) const;
    void wait();
    void hear();
    bool read_from(Worker& worker) const;
    void reap(const Worker& worker) const;
    void pass_the_signal_on();
    void end_all(int signal);

    const SideBySide& plan_;
    std::list<Worker> workers_;
    std::vector<pollfd> polled_;
    std::size_t begun_ = 0;
    int signal_ = 0;
    Steady::time_point told_to_end_{};
};

/// False when there is no process to be had now: those at work give one back.
bool Crew::begin() {
    std::array<int, 2> ends{-1, -1};
    pid_t child = -1;
    if (::pipe2(ends.data(), O_CLOEXEC) == 0) {
        const pid_t parent = ::getpid();
        const signals::Blocked until_the_child_has_its_own_flag;
        child = ::fork();
        if (child == 0) be_the_child(ends[1], parent, until_the_child_has_its_own_flag);
    }
    const int error = errno;
    if (ends[1] >= 0) ::close(ends[1]);
    if (child < 0) {
        if (ends[0] >= 0) ::close(ends[0]);
        if (!workers_.empty()) return false;
        plan_.ended(begun_++, {.not_started = errno_text(error)});
        return true;
    }
    workers_.push_back({begun_++, child, ends[0]});
    return true;
}

void Crew::be_the_child(int pipe, pid_t parent, const signals::Blocked& blocked) const {
    int code = EXIT_FAILURE;
    try {
        // Whoever tells something that nobody hears any more has to see that.
        for (const Worker& other : workers_) ::close(other.pipe);
        signals::renew();
        blocked.release();
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) static_cast<void>(std::raise(SIGTERM));
        code = plan_.work(begun_, [pipe](std::string_view message) { tell_all(pipe, framed(message)); });
    } catch (...) {
        // What is left to be said of it is that it ended like that.
    }
    // Nothing of the parent's is ended, written or deleted twice.
    ::_exit(code);
}

void Crew::wait() {
    polled_.clear();
    for (const Worker& worker : workers_) polled_.push_back({worker.pipe, POLLIN, 0});
    if (signal_ == 0) polled_.push_back({signals::wake_fd(), POLLIN, 0});
    constexpr int a_second = 1'000;
    ::poll(polled_.data(), polled_.size(), a_second);
}

void Crew::hear() {
    auto polled = polled_.begin();
    for (auto worker = workers_.begin(); worker != workers_.end();) {
        const bool has_something = (polled++)->revents != 0;
        if (!has_something || read_from(*worker)) {
            ++worker;
            continue;
        }
        const Worker ended = std::move(*worker);
        worker = workers_.erase(worker);
        reap(ended);
    }
}

/// False when there will be no more.
bool Crew::read_from(Worker& worker) const {
    std::array<char, 65'536> bytes{};
    const ssize_t size = ::read(worker.pipe, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) return true;
    if (size <= 0) return false;
    worker.told.add({bytes.data(), static_cast<std::size_t>(size)});
    for (std::string& message : worker.told.take()) plan_.heard(worker.job, std::move(message));
    return true;
}

void Crew::reap(const Worker& worker) const {
    ::close(worker.pipe);
    int status = 0;
    while (::waitpid(worker.pid, &status, 0) < 0 && errno == EINTR) {
    }
    ProcessEnd end;
    if (WIFSIGNALED(status)) end.signal = WTERMSIG(status);
    if (WIFEXITED(status)) end.exit_code = WEXITSTATUS(status);
    end.took = std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - worker.begun);
    plan_.ended(worker.job, end);
}

void Crew::pass_the_signal_on() {
    if (signal_ == 0) {
        signal_ = signals::raised();
        if (signal_ == 0) return;
        told_to_end_ = Steady::now();
        for (const Worker& worker : workers_) ::kill(worker.pid, signal_);
    } else if (Steady::now() - told_to_end_ > patience_with_the_ending) {
        for (const Worker& worker : workers_) ::kill(worker.pid, SIGKILL);
    }
}

void Crew::end_all(int signal) {
    for (const Worker& worker : workers_) {
        ::kill(worker.pid, signal);
        ::close(worker.pipe);
        while (::waitpid(worker.pid, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

} // namespace

void work_side_by_side(const SideBySide& crew) { Crew(crew).work(); }

} // namespace zksync
