#include "util/spawn.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <string_view>

namespace zksync {
namespace {

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

/// The pointers that a program is started with; they last as long as the texts.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// What this process was given, but for those of its variables that stand in `changes`, and these.
std::vector<std::string> environment_with(const std::vector<std::string>& changes) {
    std::vector<std::string> variables = changes;
    for (char** inherited = environ; *inherited != nullptr; ++inherited) {
        const std::string_view variable{*inherited};
        const auto name = variable.substr(0, variable.find('=') + 1);
        if (std::ranges::none_of(changes, [&](const auto& change) { return change.starts_with(name); }))
            variables.emplace_back(variable);
    }
    return variables;
}

} // namespace

Spawned spawn(const Command& command, int input, int output) {
    auto arguments = command.arguments, variables = environment_with(command.environment);
    const SpawnPlan plan(input, output, command.wanted);
    Spawned spawned;
    spawned.error = ::posix_spawnp(&spawned.pid, arguments[0].c_str(), plan.actions(), plan.attributes(),
                                   pointers_to(arguments).data(), pointers_to(variables).data());
    return spawned;
}

} // namespace zksync
