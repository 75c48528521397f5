#include "mapcheck/map_people.hpp"

#include "core/blanks.hpp"
#include "mapcheck/map_suggest.hpp"
#include "mapcheck/map_words.hpp"
#include "mapcheck/near_miss.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace zksync {
namespace {

using Status = Staff::Status;

std::string_view word_of(Status status) {
    switch (status) {
    case Status::active:
        return "Active";
    case Status::inactive:
        return "Inactive";
    case Status::left:
        return "Left";
    case Status::suspended:
        return "Suspended";
    }
    return "";
}

} // namespace

void find_shared_ids(const MapPicture& picture, const FindingSink& sink) {
    picture.staff.for_each_shared_id([&](std::span<const std::uint32_t> rows) {
        std::vector<std::string> names;
        bool somebody_is_active = false;
        for (const auto row : rows) {
            const Staff::Person& person = picture.staff.people()[row];
            names.push_back(fmt::format("{} ({}, {})", printable(picture.staff.text(person.name), 80),
                                        printable(picture.staff.text(person.person_name), 80),
                                        word_of(person.status)));
            somebody_is_active = somebody_is_active || person.status == Status::active;
        }
        const Staff::Person& first = picture.staff.people()[rows.front()];
        const std::string_view id = picture.staff.text(first.id);
        Finding finding{FindingKind::shared_id, somebody_is_active || picture.codes.has(id)};
        put_id_field(finding, picture, first);
        finding.code = id;
        finding.what_to_do = fmt::format("leave {} to one of {}; its punches wait until then", shown(id),
                                         fmt::join(names, ", "));
        sink(finding);
    });
}

void find_ids_with_spaces(const MapPicture& picture, const FindingSink& sink) {
    for (const Staff::Person& person : picture.staff.people()) {
        const std::string_view id = picture.staff.text(person.id);
        const std::string_view bare = without_outer_blanks(id);
        if (bare == id) continue;
        Finding finding{FindingKind::id_with_spaces, person.status == Status::active};
        put_id_field(finding, picture, person);
        finding.code = id;
        finding.type_this = bare;
        finding.what_to_do = fmt::format("type {} into {} of {}, without the spaces: no punch finds {}",
                                         shown(bare), finding.field, called(finding), shown(id));
        sink(finding);
    }
}

void find_missing_ids(const MapPicture& picture, const FindingSink& sink) {
    // Where auto attendance is used, whom it does not count needs no ID; where it is not, nobody can tell who
    // does.
    const bool uses_auto_attendance =
        std::ranges::any_of(picture.shifts, [](const ShiftType& shift) { return shift.auto_attendance; });
    for (const Staff::Person& person : picture.staff.people()) {
        if (person.status != Status::active || person.id.size != 0 || person.relieved < picture.today)
            continue;
        Finding finding{FindingKind::no_id, person.is_attended || !uses_auto_attendance};
        put_id_field(finding, picture, person);
        if (const auto code = suggest_code(picture, person)) {
            finding.code = finding.type_this = *code;
            finding.what_to_do = fmt::format("type {} into {} of {}: the same name on a device", shown(*code),
                                             finding.field, called(finding));
        } else {
            finding.what_to_do =
                fmt::format("type the code of the device into {} of {}{}", finding.field, called(finding),
                            person.is_attended ? ", who would be marked absent every day" : "");
        }
        sink(finding);
    }
}

void find_without_shift(const MapPicture& picture, const FindingSink& sink) {
    for (const Staff::Person& person : picture.staff.people()) {
        if (person.status != Status::active || person.has_shift || person.relieved < picture.today) continue;
        Finding finding{FindingKind::no_shift, false};
        put_person(finding, picture, person);
        finding.code = picture.staff.text(person.id);
        finding.doctype = "Employee";
        finding.field = "default_shift";
        finding.what_to_do =
            fmt::format("give {} a default_shift or a Shift Assignment: no attendance is made without one",
                        called(finding));
        sink(finding);
    }
}

} // namespace zksync
