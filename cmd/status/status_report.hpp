#pragma once

#include "lookback/status.hpp"
#include "output/output.hpp"

#include <chrono>
#include <optional>
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

/// `status --max-age`: names the devices that were not read well for so long, says nothing where there is
/// none, and returns the exit code.
int tell_stale_devices(const Output& output, const StatusQuestion& question, std::chrono::seconds max_age,
                       Moment now);

} // namespace zksync
