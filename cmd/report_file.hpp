#pragma once

#include "program.hpp"

#include <filesystem>

namespace zksync {

/// Writes what `report_file` of [monitor] asks for, of all devices, whole and at once; asks neither end.
/// Throws Error (state).
void write_report_file(Program& program, const std::filesystem::path& file);

} // namespace zksync
