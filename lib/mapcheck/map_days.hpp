#pragma once

#include "mapcheck/map_picture.hpp"

#include <span>
#include <string>

namespace zksync {

// From when on something counts: docs/rules.md, section 7.

/// Today; or the first day on which a device of the configuration delivers, where that is to come.
Day go_live_of(const MapPicture& picture);
/// The same of the devices on which the code punched.
Day first_day_of(const MapPicture& picture, std::span<const DeviceCode> code);
/// The first day on which somebody whose punches do not arrive is Absent; Staff::never: none.
Day absent_from(const Staff::Person& person);
/// Whoever clocks in and would be Absent when the devices go live.
bool would_be_absent(const MapPicture& picture, const Staff::Person& person);

/// ", who would be marked absent every day from 2026-12-01 on", where that is so; else "".
std::string who_would_be_absent(const MapPicture& picture, const Staff::Person& person);

} // namespace zksync
