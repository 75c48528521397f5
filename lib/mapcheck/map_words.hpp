#pragma once

#include "mapcheck/finding.hpp"
#include "mapcheck/map_picture.hpp"

#include <span>
#include <string>
#include <string_view>

namespace zksync {

// How a finding names codes, people and days.

std::string shown(std::string_view text);
/// What determine_check_in_and_check_out says of a shift that needs no log types.
inline constexpr std::string_view alternating = "Alternating entries as IN and OUT during the same shift";
std::string day_text(Day day);
/// Of all devices together.
CodePunches punches_of(std::span<const DeviceCode> code);
/// The devices on which the code punched; where it never did, those that have it, all but one as a number
/// where they are many.
std::string devices_of(const MapPicture& picture, std::span<const DeviceCode> code);
/// Whether a device has a `code_prefix`.
bool has_prefixes(const MapPicture& picture);
/// The devices of a code, its punches, and a name.
void put_code(Finding& finding, const MapPicture& picture, std::span<const DeviceCode> code);
void put_person(Finding& finding, const MapPicture& picture, const Staff::Person& person);
/// Where the ID of a person is typed, and what stands there now.
void put_id_field(Finding& finding, const MapPicture& picture, const Staff::Person& person);
std::string called(const Finding& finding);
std::string called(const MapPicture& picture, const Staff::Person& person);

} // namespace zksync
