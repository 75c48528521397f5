#include "pass/site_clock.hpp"

#include "core/error.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>

namespace zksync {

std::optional<std::chrono::seconds> site_utc_offset(std::optional<LocalTime> created,
                                                    std::optional<Moment> date) {
    if (!created || !date) return std::nullopt;
    constexpr std::chrono::seconds quarter{900};
    const auto wall = std::chrono::floor<std::chrono::seconds>(created->instant().time_since_epoch());
    const auto apart = wall - date->time_since_epoch();
    return std::chrono::floor<std::chrono::duration<int, std::ratio<900>>>(apart + quarter / 2);
}

LocalTime wall_clock(Moment moment, std::chrono::seconds utc_offset) {
    return LocalTime::from_micros(
        std::chrono::microseconds{(moment + utc_offset).time_since_epoch()}.count());
}

std::string offset_text(std::chrono::seconds offset) {
    const auto minutes = std::chrono::abs(offset).count() / 60;
    return fmt::format("{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

void check_site_clock(const std::optional<std::string>& configured_zone, std::optional<LocalTime> created,
                      std::optional<Moment> date, const Log& log) {
    if (!configured_zone) return;
    const auto offset = site_utc_offset(created, date);
    if (!offset) {
        log.warning(fmt::format(
            "the site's answers have no Date header: whether its clock is in {} cannot be checked",
            *configured_zone));
        return;
    }
    const auto zone = TimeZone::find(*configured_zone);
    if (!zone) throw Error(ErrorKind::configuration, fmt::format("unknown time zone {}", *configured_zone));
    const auto expected = zone->offset_at(*date);
    if (*offset == expected) return;
    throw Error(
        ErrorKind::configuration,
        fmt::format(
            "the site's clock runs at UTC{}, but site.time_zone = \"{}\" is UTC{} now: every punch would "
            "be stored at a wrong time",
            offset_text(*offset), *configured_zone, offset_text(expected)),
        "set site.time_zone to the zone in the site's System Settings (not the one of a user's profile)");
}

std::optional<std::string> offsets_apart(std::chrono::seconds site_offset, Moment seen_at) {
    const auto here = TimeZone::host().offset_at(seen_at);
    if (here == site_offset) return std::nullopt;
    return fmt::format(
        "the site's clock runs at UTC{}, as the last rehearsal saw it, and this host's at UTC{}; no "
        "time_zone is configured: punch times go through as they are, and a shift mark goes by what the "
        "devices and the site show, not by this host's clock",
        offset_text(site_offset), offset_text(here));
}

std::string zones_to_write(const std::optional<std::string>& site_zone) {
    return fmt::format("to be sure, write {} into [site], and the zone that a device's clock shows into its "
                       "[device.NAME]",
                       site_zone ? fmt::format("time_zone = \"{}\"", *site_zone)
                                 : "time_zone, the zone of the site's System Settings,");
}

void tell_offsets_apart(SaidMemory memory, std::chrono::seconds site_offset, Moment seen_at, const Log& log) {
    constexpr std::string_view topic = "clocks apart";
    const Said said{.key = "zone",
                    .text = offsets_apart(site_offset, seen_at).value_or(""),
                    .first = seen_at,
                    .last = seen_at};
    if (said.text.empty()) return memory.update(topic, {}, {&said, 1});
    // It is right for most, and lasts for good: no reminder.
    if (memory.find(topic, said.key)) return;
    memory.update(topic, {&said, 1});
    log.warning(fmt::format("{}; {}", said.text, zones_to_write({})));
}

} // namespace zksync
