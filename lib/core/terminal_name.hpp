#pragma once

#include <string>

namespace zksync {

/// What a terminal is called wherever people read of it: "Gate 1 (CQUJ190000001)", or the serial number
/// alone. Not printable yet: both are what a device says.
std::string terminal_name(const std::string& serial_number, const std::string& alias);

} // namespace zksync
