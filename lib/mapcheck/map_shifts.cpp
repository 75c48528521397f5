#include "mapcheck/map_shifts.hpp"

#include "mapcheck/map_devices.hpp"
#include "mapcheck/map_words.hpp"
#include "mapper/mapper.hpp"
#include "pass/coverage.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

const ShiftConfig* section_of(const MapPicture& picture, const ShiftType& shift) {
    const auto& sections = picture.config.shifts;
    const auto found = std::ranges::find(sections, shift.name, &ShiftConfig::name);
    return found == sections.end() ? nullptr : &*found;
}

bool is_in_use(const MapPicture& picture, const ShiftType& shift) {
    return picture.shifts_in_use.contains(shift.name);
}

bool feeds(const MapPicture& picture, const DevicePunches& seen, const ShiftType& shift) {
    const ShiftConfig* section = section_of(picture, shift);
    return !section || std::ranges::find(section->devices, seen.device->name) != section->devices.end();
}

std::optional<UncoveredDays> uncovered_days_of(const MapPicture& picture, const ShiftType& shift,
                                               const ShiftConfig& section) {
    return uncovered_days(
        {.process_after = shift.process_after, .mark = shift.mark, .auto_attendance = shift.auto_attendance},
        covered_from(picture.config, section));
}

/// From when on whoever punches on no device of the shift is Absent; nothing while nothing is processed.
std::optional<LocalTime> absent_from(const MapPicture& picture, const ShiftType& shift,
                                     const ShiftConfig& section) {
    if (!shift.process_after || !shift.auto_attendance) return std::nullopt;
    if (const auto uncovered = uncovered_days_of(picture, shift, section))
        return uncovered->first_whole_day();
    return std::max(*shift.process_after, shift.mark.value_or(*shift.process_after));
}

} // namespace

void find_unmoved_marks(const MapPicture& picture, const FindingSink& sink) {
    for (const ShiftType& shift : picture.shifts) {
        if (!shift.auto_attendance || shift.moves_mark_itself || section_of(picture, shift)) continue;
        Finding finding{FindingKind::mark_not_moved, is_in_use(picture, shift)};
        finding.doctype = "Shift Type";
        finding.shift_type = shift.name;
        finding.field = "last_sync_of_checkin";
        if (shift.mark) finding.value_now = shift.mark->text();
        finding.what_to_do = fmt::format("Shift Type \"{0}\": attendance would silently never be made; add "
                                         "[shift.\"{0}\"] with its devices to "
                                         "the configuration",
                                         printable(shift.name, 140));
        sink(finding);
    }
}

void find_uncovered_days(const MapPicture& picture, const FindingSink& sink) {
    for (const ShiftType& shift : picture.shifts) {
        const ShiftConfig* section = section_of(picture, shift);
        const auto uncovered = section ? uncovered_days_of(picture, shift, *section) : std::nullopt;
        if (!uncovered) continue;
        Finding finding{FindingKind::days_uncovered, uncovered->auto_attendance};
        finding.doctype = "Shift Type";
        finding.shift_type = shift.name;
        finding.field = "process_attendance_after";
        finding.value_now = uncovered->process_after.date();
        finding.type_this = uncovered->first_whole_day().date();
        finding.what_to_do = fmt::format("Shift Type \"{}\": {}; {}", printable(shift.name, 140),
                                         uncovered->what(), uncovered->what_to_do());
        sink(finding);
    }
}

void find_joining_devices(const MapPicture& picture, const FindingSink& sink) {
    for (const ShiftType& shift : picture.shifts) {
        const ShiftConfig* section = section_of(picture, shift);
        const auto from = section ? absent_from(picture, shift, *section) : std::nullopt;
        if (!from) continue;
        for (const std::string& name : section->devices) {
            const DeviceConfig* device = picture.config.find_device(name);
            if (!device) continue;
            const SiteTime since = Mapper(*device, picture.config.site).site_time(device->since);
            if (since.wall() <= *from) continue;
            Finding finding{FindingKind::joins_later, false};
            finding.device = name;
            finding.doctype = "Shift Type";
            finding.shift_type = shift.name;
            finding.what_to_do = fmt::format("{} joins Shift Type \"{}\" at {} (since): whoever punches only "
                                             "there is Absent from {} until then",
                                             name, printable(shift.name, 140), since.text(), from->text());
            sink(finding);
        }
    }
}

void find_strict_shifts(const MapPicture& picture, const FindingSink& sink) {
    for (const ShiftType& shift : picture.shifts) {
        if (!shift.strict_log_type()) continue;
        for (const DevicePunches& seen : picture.devices) {
            if (!feeds(picture, seen, shift) || !has_no_directions(seen)) continue;
            Finding finding{FindingKind::strict_shift, shift.auto_attendance && is_in_use(picture, shift)};
            finding.device = seen.device->name;
            finding.doctype = "Shift Type";
            finding.shift_type = shift.name;
            finding.field = "determine_check_in_and_check_out";
            finding.type_this = alternating;
            finding.what_to_do = fmt::format("Shift Type \"{}\" counts only check-ins with a log type, and "
                                             "{} gives none: let the shift alternate, "
                                             "or give each terminal a direction",
                                             printable(shift.name, 140), seen.device->name);
            sink(finding);
        }
    }
}

} // namespace zksync
