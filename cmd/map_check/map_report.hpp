#pragma once

#include "mapcheck/map_check.hpp"
#include "output/output.hpp"

#include <filesystem>
#include <string>

namespace zksync {

// What map-check has found, as it is told.

/// For a person: as wide as the terminal, and a sentence with the sums at its end.
void tell_as_table(const Output& output, const MapReport& report);
/// That sentence.
std::string sums_of(const MapReport& report);
/// For HR: a file that is replaced whole, then the sentence with the sums. Throws Error (state).
void tell_as_sheet(const Output& output, const MapReport& report, const std::filesystem::path& file);
/// For programs. The CSV begins with a byte order mark: without one, some take UTF-8 for something else.
void tell_as_csv(const Output& output, const MapReport& report);
void tell_as_json(const Output& output, const MapReport& report, int exit_code);

} // namespace zksync
