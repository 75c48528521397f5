#pragma once

#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace zksync {

/// What a program is started with.
struct ProgramStart {
    enum class Complaints { ours, to_output };

    const std::vector<std::string>& arguments; ///< the program first, which is looked up in PATH
    const std::vector<std::string>&
        changed_environment;                  ///< NAME=VALUE, in the place of what it would inherit
    int input = -1, output = -1;              ///< its standard streams; no input: there is nothing to read
    Complaints complaints = Complaints::ours; ///< where its standard error goes
};

/// A program in a process group of its own, with an environment without our secrets
/// (program_environment.hpp). When it goes out of scope still running, its process group is killed.
class StartedProgram {
public:
    explicit StartedProgram(const ProgramStart& start);
    ~StartedProgram();
    StartedProgram(const StartedProgram&) = delete;
    StartedProgram& operator=(const StartedProgram&) = delete;

    /// Why there is none, as an errno; 0 when it was started.
    int error() const { return error_; }
    /// The status for the W… macros, once it has ended.
    std::optional<int> status();

private:
    pid_t pid_ = 0;
    int error_ = 0;
    std::optional<int> status_;
};

} // namespace zksync
