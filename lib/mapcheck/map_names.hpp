#pragma once

#include "mapcheck/map_picture.hpp"

#include <functional>
#include <span>
#include <string_view>

namespace zksync {

// Whether the names of devices and site are of one person.

/// Calls `each` with every name that the devices give to the code.
void for_each_name(const MapPicture& picture, std::span<const DeviceCode> code,
                   const std::function<void(std::string_view name, const DeviceCode& row)>& each);
/// Every device that gives the code a name names somebody who is plainly not this person.
bool is_plainly_another(const MapPicture& picture, std::span<const DeviceCode> code,
                        const Staff::Person& person);
/// A device gives the code a name that may be this person's, and says so: not one in another script, or none.
bool is_named_like(const MapPicture& picture, std::span<const DeviceCode> code, const Staff::Person& person);
/// The one person who has the code as an ID; nullptr: nobody, or several.
const Staff::Person* owner_of(const MapPicture& picture, std::string_view code);
/// Active, and not leaving before today.
bool is_employed(const MapPicture& picture, const Staff::Person& person);
/// As `[map_check] not_clocking` says.
bool clocks_in(const MapPicture& picture, const Staff::Person& person);

} // namespace zksync
