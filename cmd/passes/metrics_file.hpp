#pragma once

#include "program.hpp"

#include <filesystem>

namespace zksync {

/// Writes the metrics of all devices as their journals have them now, under a lock: who writes last has seen
/// what all the others stored. Throws Error (state).
void write_metrics_file(Program& program, Journals& journals, const std::filesystem::path& file);

} // namespace zksync
