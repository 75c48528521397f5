#include "golive/map_findings.hpp"

#include "golive/map_people.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zksync {
namespace {

struct Words {
    FindingKind kind;
    std::string_view word, heading;
};
constexpr std::array all_words{
    Words{FindingKind::unknown_code, "unknown-code", "nobody has this code"},
    Words{FindingKind::shared_id, "shared-id", "the same ID on several employees"},
    Words{FindingKind::id_with_spaces, "id-with-spaces", "spaces around the ID"},
    Words{FindingKind::no_id, "no-id", "no ID"},
    Words{FindingKind::departed, "departed", "punches of somebody not employed"},
    Words{FindingKind::different_names, "different-names", "one code, different names"},
    Words{FindingKind::mark_not_moved, "mark-not-moved", "nobody moves the shift mark"},
    Words{FindingKind::strict_shift, "strict-shift", "strict shift, no directions"},
    Words{FindingKind::one_state, "one-state", "all punches have one state"},
    Words{FindingKind::no_shift, "no-shift", "no shift"},
    Words{FindingKind::no_employee_list, "no-employee-list", "no employee list"},
};

const Words& words_of(FindingKind kind) { return *std::ranges::find(all_words, kind, &Words::kind); }

const ShiftConfig* section_of(const MapPicture& picture, const ShiftType& shift) {
    const auto& sections = picture.config.shifts;
    const auto found = std::ranges::find(sections, shift.name, &ShiftConfig::name);
    return found == sections.end() ? nullptr : &*found;
}

bool is_in_use(const MapPicture& picture, const ShiftType& shift) {
    return picture.shifts_in_use.contains(shift.name);
}

bool has_own_direction(const DeviceConfig& device, const std::string& terminal) {
    const auto found = device.terminals.find(terminal);
    return found != device.terminals.end() && found->second.direction.has_value();
}

/// Do the terminals whose direction the device's rule decides exist at all?
bool rule_decides(const DevicePunches& seen) {
    return seen.terminals.empty() || !std::ranges::all_of(seen.terminals, [&](const std::string& terminal) {
               return has_own_direction(*seen.device, terminal);
           });
}

LogType meaning_of(const DeviceConfig& device, std::optional<int> state) {
    const auto found = state ? device.states.find(*state) : device.states.end();
    return found == device.states.end() ? LogType::none : found->second;
}

bool has_no_directions(const DevicePunches& seen) {
    if (!rule_decides(seen)) return false;
    if (seen.device->direction == Direction::none) return true;
    if (seen.device->direction != Direction::by_state || seen.states.empty()) return false;
    return std::ranges::all_of(seen.states, [&](const auto& state) {
        return meaning_of(*seen.device, state.first) == LogType::none;
    });
}

bool feeds(const MapPicture& picture, const DevicePunches& seen, const ShiftType& shift) {
    const ShiftConfig* section = section_of(picture, shift);
    return !section || std::ranges::find(section->devices, seen.device->name) != section->devices.end();
}

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

void find_one_state(const MapPicture& picture, const FindingSink& sink) {
    for (const DevicePunches& seen : picture.devices) {
        // Somebody punched twice, and still it is the same: while everybody has come and nobody has gone it
        // proves nothing.
        const bool telling = seen.states.size() == 1 && seen.punches > seen.codes;
        if (!telling || seen.device->direction != Direction::by_state || !rule_decides(seen)) continue;
        const auto state = seen.states.begin()->first;
        const LogType meaning = meaning_of(*seen.device, state);
        if (meaning == LogType::none) continue;
        Finding finding{FindingKind::one_state, false};
        finding.device = seen.device->name;
        finding.punches = seen.punches;
        finding.value_now = std::to_string(*state);
        const std::string way = seen.terminals.size() > 1
                                    ? "give each terminal a direction, or set direction = \"none\""
                                    : "set direction = \"none\"";
        finding.what_to_do =
            fmt::format("every punch of {} has state {} and would be an {}: {} in [device.{}]",
                        seen.device->name, *state, to_text(meaning), way, seen.device->name);
        sink(finding);
    }
}

void find_refused_lists(const MapPicture& picture, const FindingSink& sink) {
    for (const DevicePunches& seen : picture.devices) {
        if (seen.list_refused.empty()) continue;
        Finding finding{FindingKind::no_employee_list, false};
        finding.device = seen.device->name;
        finding.what_to_do =
            fmt::format("only the codes that punched were compared, without names: {}", seen.list_refused);
        sink(finding);
    }
}

void find_all(const MapPicture& picture, const FindingSink& sink) {
    find_unknown_codes(picture, sink);
    find_shared_ids(picture, sink);
    find_ids_with_spaces(picture, sink);
    find_missing_ids(picture, sink);
    find_departed(picture, sink);
    find_different_names(picture, sink);
    find_unmoved_marks(picture, sink);
    find_strict_shifts(picture, sink);
    find_one_state(picture, sink);
    find_without_shift(picture, sink);
    find_refused_lists(picture, sink);
}

} // namespace

std::string_view to_text(FindingKind kind) { return words_of(kind).word; }
std::string_view heading(FindingKind kind) { return words_of(kind).heading; }

void for_each_finding(const MapPicture& picture, const FindingSink& sink) {
    // Found twice rather than kept: on a site where nobody has an ID yet there are as many findings as
    // people.
    find_all(picture, [&](const Finding& finding) {
        if (finding.blocks) sink(finding);
    });
    find_all(picture, [&](const Finding& finding) {
        if (!finding.blocks) sink(finding);
    });
}

} // namespace zksync
