#pragma once

#include "lookback/status.hpp"

#include <string>
#include <vector>

namespace zksync {

enum class Length {
    screen, ///< for all devices: long lists are cut off
    whole,  ///< for one that was asked for
};

/// The report of `status` for people: one screen for twenty devices. `width`: of the terminal that the table
/// has to fit; nothing where it is none.
std::vector<std::string> status_lines(const StatusReport& report, const Config& config, Length length,
                                      std::optional<std::size_t> width);
/// The same as a document, with nothing cut off but long lists of rows.
std::string status_json(const StatusReport& report, int exit_code);

} // namespace zksync
