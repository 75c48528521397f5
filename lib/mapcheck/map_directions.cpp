#include "mapcheck/map_directions.hpp"

#include "mapcheck/map_devices.hpp"
#include "mapcheck/map_words.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

/// What is known of the directions of a code's punches.
struct Directions {
    Untyped punches;
    bool none = false; ///< no punch has one, or would have
};

Directions directions_of(const MapPicture& picture, std::span<const DeviceCode> code) {
    const auto known = picture.untyped.find(picture.codes.text(code.front().code));
    if (known != picture.untyped.end()) {
        const Untyped& punches = known->second;
        return {punches, punches.without_log_type == punches.of};
    }
    const bool may_punch_without = std::ranges::all_of(code, [&](const DeviceCode& row) {
        return row.punches.all == 0 && has_no_directions(picture.devices.at(row.device));
    });
    return {{}, may_punch_without};
}

void tell(const MapPicture& picture, std::span<const DeviceCode> code, const Staff::Person& person,
          const FindingSink& sink) {
    const Directions directions = directions_of(picture, code);
    if (directions.punches.without_log_type == 0 && !directions.none) return;
    const ShiftType& shift = picture.shifts.at(person.strict_shift - 1U);
    Finding finding{FindingKind::no_direction, directions.none};
    put_code(finding, picture, code);
    put_person(finding, picture, person);
    finding.punches = directions.punches.without_log_type;
    finding.doctype = "Shift Type";
    finding.shift_type = shift.name;
    finding.field = "determine_check_in_and_check_out";
    finding.value_now = shift.determine;
    finding.type_this = alternating;
    const std::string which =
        directions.punches.of > 0
            ? fmt::format("{} of the last {} punches of {} have", directions.punches.without_log_type,
                          directions.punches.of, called(finding))
            : fmt::format("punches of {} will have", called(finding));
    finding.what_to_do =
        fmt::format("{} neither IN nor OUT, and Shift Type \"{}\" makes hours of nothing else: let "
                    "it alternate, or give the terminals of {} a direction",
                    which, printable(shift.name, 140), finding.device);
    sink(finding);
}

} // namespace

void find_without_direction(const MapPicture& picture, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        for (const auto row : picture.staff.with_id(picture.codes.text(code.front().code))) {
            const Staff::Person& person = picture.staff.people()[row];
            if (person.strict_shift == 0 || person.status != Staff::Status::active) continue;
            tell(picture, code, person, sink);
        }
    });
}

} // namespace zksync
