#pragma once

#include "report/report.hpp"

#include <string>
#include <vector>

namespace zksync::report {

/// One thing that the administrator has to do.
struct Task {
    std::string what, why;
    std::string type_this; ///< a command that works as it stands; "" where there is none
};

/// What does not go by itself, the worst first: the site, devices and their passes, terminals, clocks,
/// journals that nobody delivers. Quarantined punches are not among them: each has a command of its own.
std::vector<Task> tasks_of(const Report& report);

/// A check-in that somebody has to delete on the site, in a sentence.
std::string sentence_of(const WrongCheckin& wrong, const Report& report);

/// "the terminal Gate 1 (CQUJ190000001) of lobby".
std::string called(const TerminalReport& terminal);

} // namespace zksync::report
