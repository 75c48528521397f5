#pragma once

#include "bench_desk.hpp"

#include <cstdint>
#include <filesystem>

namespace bench {

/// Puts into a journal that zksync made, in the place of its rows, the punches that a ready-device has of
/// that span (tests/sim/README.md), all of them delivered to HR-EMP-00001 and on, one check-in name after the
/// other, but every thousandth, which waits for an Employee. In minutes where zksync itself would take an
/// hour. Throws std::runtime_error.
void fill(const std::filesystem::path& journal, const Span& span, std::int64_t count);

} // namespace bench
