#include "mapcheck/map_shifts.hpp"

#include "mapcheck/map_devices.hpp"
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
            finding.type_this = "Alternating entries as IN and OUT during the same shift";
            finding.what_to_do = fmt::format("Shift Type \"{}\" counts only check-ins with a log type, and "
                                             "{} gives none: let the shift alternate, "
                                             "or give each terminal a direction",
                                             printable(shift.name, 140), seen.device->name);
            sink(finding);
        }
    }
}

} // namespace zksync
