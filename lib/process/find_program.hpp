#pragma once

#include <string>

namespace zksync {

/// Where the program of a command is: as it would be found in `path`, the folders of a PATH; "" when it is
/// nowhere. One with a slash is where it says, if it can be executed there.
std::string find_program(const std::string& program, const std::string& path);

} // namespace zksync
