#pragma once

#include "report/report.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace zksync::report {

/// The report for a terminal that is so wide, or for no terminal: what waits first, then the days. Lines that
/// are no table are sentences, to be broken by whoever prints them.
std::vector<std::string> text_lines(const Report& report, std::optional<std::size_t> width);

} // namespace zksync::report
