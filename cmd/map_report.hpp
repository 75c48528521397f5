#pragma once

#include "mapcheck/map_check.hpp"
#include "output.hpp"

namespace zksync {

// What map-check has found, as it is told.

/// For a person: as wide as the terminal, and a sentence with the sums at its end.
void tell_as_table(const Output& output, const MapReport& report);
/// For programs.
void tell_as_csv(const Output& output, const MapReport& report);
void tell_as_json(const Output& output, const MapReport& report, int exit_code);

} // namespace zksync
