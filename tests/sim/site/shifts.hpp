#pragma once

#include "store.hpp"

#include <optional>
#include <string>

namespace zksync_sim::site {

/// One day's shift of an employee, with its margins.
struct ShiftDay {
    std::string shift_type;
    Micros start = 0, end = 0, actual_start = 0, actual_end = 0;
};

/// The shift of a Shift Type that begins on the day of `midnight`.
ShiftDay shift_day(const Json& shift_type, Micros midnight);

/// The name of the shift an employee has on a day: a Shift Assignment's, else the default one.
std::optional<std::string> shift_of_day(const Store& store, const Json& employee, Micros midnight);

/// The shift within whose margins a moment falls. The store is locked by the caller.
std::optional<ShiftDay> shift_at(const Store& store, const Json& employee, Micros moment);

/// The Shift Assignment in force on a day, or nullptr.
const Json* assignment_of_day(const Store& store, const std::string& employee, Micros midnight);

} // namespace zksync_sim::site
