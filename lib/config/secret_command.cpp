#include "config/secret_command.hpp"

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

namespace zksync::config_file {
namespace {

using Deadline = std::chrono::steady_clock::time_point;

constexpr std::size_t most_output = 65'536;

/// What the program is started with: an empty standard input, standard output into a pipe, a process group of
/// its own and no ignored SIGPIPE.
class SpawnPlan {
public:
    explicit SpawnPlan(int output) {
        posix_spawn_file_actions_init(&actions_);
        posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
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
    Child(pid_t pid, int output) : pid_(pid), output_(output) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        ::close(output_);
        if (ended_) return;
        ::kill(-pid_, SIGKILL);
        while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    int output() const { return output_; }
    /// The status for the W… macros, once it has ended.
    std::optional<int> status() {
        int status = 0;
        if (::waitpid(pid_, &status, WNOHANG) != pid_) return std::nullopt;
        ended_ = true;
        return status;
    }

private:
    pid_t pid_;
    int output_;
    bool ended_ = false;
};

int milliseconds_to(Deadline deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    return static_cast<int>(std::clamp<std::chrono::milliseconds::rep>(left.count(), 0, 600'000));
}

/// Everything up to the end of the output; nothing when that does not come in time or is too far away.
std::optional<std::string> output_of(const Child& child, Deadline deadline) {
    std::string output;
    std::array<char, 4'096> buffer;
    for (;;) {
        std::array<pollfd, 2> ready{{{child.output(), POLLIN, 0}, {signals::wake_fd(), POLLIN, 0}}};
        const int count = ::poll(ready.data(), ready.size(), milliseconds_to(deadline));
        signals::check();
        if (count == 0) return std::nullopt;
        if (ready[0].revents == 0) continue;
        const auto size = ::read(child.output(), buffer.data(), buffer.size());
        if (size == 0) return output;
        if (size < 0 && errno != EINTR) return std::nullopt;
        if (size > 0) output.append(buffer.data(), static_cast<std::size_t>(size));
        if (output.size() > most_output) return std::nullopt;
    }
}

/// A program may close its output before it ends.
std::optional<int> end_of(Child& child, Deadline deadline) {
    for (;;) {
        if (const auto status = child.status()) return status;
        if (milliseconds_to(deadline) == 0) return std::nullopt;
        signals::sleep_for(std::chrono::milliseconds{5});
    }
}

std::string failure_of(int status) {
    if (WIFSIGNALED(status)) return fmt::format("was ended by signal {}", WTERMSIG(status));
    return WEXITSTATUS(status) == 0 ? "" : fmt::format("failed with exit code {}", WEXITSTATUS(status));
}

} // namespace

CommandResult run_command(const std::vector<std::string>& arguments, std::chrono::milliseconds limit) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    std::array<int, 2> pipe{};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return {{}, std::strerror(errno)};
    auto copies = arguments;
    std::vector<char*> pointers;
    for (auto& argument : copies) pointers.push_back(argument.data());
    pointers.push_back(nullptr);

    pid_t pid = 0;
    const SpawnPlan plan(pipe[1]);
    const int error =
        ::posix_spawnp(&pid, pointers[0], plan.actions(), plan.attributes(), pointers.data(), environ);
    ::close(pipe[1]);
    if (error != 0) {
        ::close(pipe[0]);
        return {{}, fmt::format("cannot be started: {}", std::strerror(error))};
    }
    Child child(pid, pipe[0]);
    auto output = output_of(child, deadline);
    const auto status = output ? end_of(child, deadline) : std::nullopt;
    if (status) return {std::move(*output), failure_of(*status)};
    return {{}, fmt::format("did not end within {} s, or printed too much", limit.count() / 1'000)};
}

} // namespace zksync::config_file
