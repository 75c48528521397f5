#pragma once

#include "lookback/status.hpp"

#include <string>
#include <vector>

namespace zksync {

/// The report of `status` for people: one screen for twenty devices. `width`: of the terminal that the table
/// has to fit; nothing where it is none.
std::vector<std::string> status_lines(const StatusReport& report, const Config& config,
                                      std::optional<std::size_t> width);
/// The same as a document, with nothing cut off but long lists of rows.
std::string status_json(const StatusReport& report, int exit_code);

} // namespace zksync
