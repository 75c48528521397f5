#include "process/started_program.hpp"

#include "process/program_environment.hpp"

#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace zksync {
namespace {

/// Its streams, a process group of its own and no ignored SIGPIPE.
class SpawnPlan {
public:
    explicit SpawnPlan(const ProgramStart& start) {
        posix_spawn_file_actions_init(&actions_);
        if (start.input < 0) {
            posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        } else {
            posix_spawn_file_actions_adddup2(&actions_, start.input, STDIN_FILENO);
        }
        posix_spawn_file_actions_adddup2(&actions_, start.output, STDOUT_FILENO);
        if (start.complaints == ProgramStart::Complaints::to_output)
            posix_spawn_file_actions_adddup2(&actions_, start.output, STDERR_FILENO);
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

/// As C wants a list of texts; they have to outlive it.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (auto& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

StartedProgram::StartedProgram(const ProgramStart& start) {
    auto arguments = start.arguments;
    auto variables = environment_for_programs(environ, start.changed_environment);
    const auto words = pointers_to(arguments), environment = pointers_to(variables);
    const SpawnPlan plan(start);
    error_ = ::posix_spawnp(&pid_, words.front(), plan.actions(), plan.attributes(), words.data(),
                            environment.data());
}

StartedProgram::~StartedProgram() {
    if (error_ != 0 || status_) return;
    ::kill(-pid_, SIGKILL);
    while (::waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

std::optional<int> StartedProgram::status() {
    int status = 0;
    if (!status_ && ::waitpid(pid_, &status, WNOHANG) == pid_) status_ = status;
    return status_;
}

} // namespace zksync
