#include "mapcheck/map_days.hpp"

#include "mapcheck/map_names.hpp"
#include "mapcheck/map_words.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

Day first_day_of(const MapPicture& picture, const DeviceConfig& device) {
    return day_of(Mapper(device, picture.config.site).site_time(device.since).wall());
}

} // namespace

Day go_live_of(const MapPicture& picture) {
    Day first = picture.config.devices.empty() ? picture.today : Staff::never;
    for (const DeviceConfig& device : picture.config.devices)
        first = std::min(first, first_day_of(picture, device));
    return std::max(first, picture.today);
}

Day first_day_of(const MapPicture& picture, std::span<const DeviceCode> code) {
    Day first = Staff::never;
    for (const DeviceCode& row : code) {
        if (row.punches.live > 0)
            first = std::min(first, first_day_of(picture, *picture.devices.at(row.device).device));
    }
    return std::max(first, picture.today);
}

Day absent_from(const Staff::Person& person) { return std::max(person.attended_from, person.joined); }

bool would_be_absent(const MapPicture& picture, const Staff::Person& person) {
    return clocks_in(picture, person) && absent_from(person) <= go_live_of(picture);
}

std::string who_would_be_absent(const MapPicture& picture, const Staff::Person& person) {
    const Day from = absent_from(person);
    if (from == Staff::never) return "";
    if (from <= picture.today) return ", who would be marked absent every day";
    return fmt::format(", who would be marked absent every day from {} on", day_text(from));
}

} // namespace zksync
