#pragma once

#include <filesystem>

namespace e2e {

/// The zksync that is tested: the one of this build, or the one that E2E_PROGRAM in the environment names.
std::filesystem::path tested_program();

/// Whether it is watched by sanitizers (E2E_SANITIZED in the environment): then the memory that it takes says
/// nothing.
bool is_sanitized();

} // namespace e2e
