#pragma once

#include "program.hpp"

#include <optional>
#include <string>

namespace zksync {

/// Writes what `report_file` of [monitor] asks for, of all devices; asks neither end. Returns why that came to
/// nothing; nothing where it was written, or is not asked for.
std::optional<std::string> write_report_file(Program& program);

} // namespace zksync
