#pragma once

#include "core/error.hpp"

#include <string>
#include <vector>

namespace zksync {

/// 0 done, 1 found something to put right, 3 some devices failed: docs/design.md, section 4. The only place
/// that knows numbers.
namespace exit_codes {
inline constexpr int done = 0;
inline constexpr int found_something = 1;
inline constexpr int some_failed = 3;
} // namespace exit_codes

int exit_code_of(ErrorKind kind);
int exit_code_of_signal(int signal);
/// Of several devices: 0 when all went well, the code that all share when all failed alike, else some_failed.
int exit_code_of_all(const std::vector<int>& codes);
/// The EXIT STATUS part of --help; and in a few lines, for the help of a command.
std::string exit_status_text();
std::string exit_status_in_short();

} // namespace zksync
