#pragma once

#include "core/local_time.hpp"

#include <optional>
#include <string_view>

namespace zksync {

/// A time as a device writes it: what LocalTime reads, with blanks around it, and with a month, a day or an
/// hour of one digit. Nothing for a date alone, because a date is no time of day, and nothing where the order
/// of day, month and year would have to be guessed (docs/rules.md, section 1).
std::optional<LocalTime> read_reported_time(std::string_view text);

/// A guess for a person to confirm: of what the numbers in a text that cannot be read may mean (day, month
/// and year in any order, a.m. and p.m.), the time nearest to `known`, a moment at which the punch was made
/// already; nothing where they mean no time.
std::optional<LocalTime> proposed_time(std::string_view text, LocalTime known);

} // namespace zksync
