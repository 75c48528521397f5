#include "golive/map_people.hpp"

#include "golive/map_suggest.hpp"
#include "golive/near_miss.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

namespace zksync {
namespace {

using Status = Staff::Status;

std::string shown(std::string_view text) { return fmt::format("\"{}\"", printable(text, 80)); }

std::string day_text(Day day) { return LocalTime(LocalTime::Instant{std::chrono::days{day}}).date(); }

/// The devices of a code, its punches, and a name.
void put_code(Finding& finding, const MapPicture& picture, std::span<const DeviceCode> code) {
    finding.code = picture.codes.text(code.front().code);
    for (const DeviceCode& row : code) {
        if (!finding.device.empty()) finding.device += ", ";
        finding.device += picture.devices.at(row.device).device->name;
        finding.punches += row.punches;
        if (finding.name_on_device.empty()) finding.name_on_device = picture.codes.text(row.name);
    }
}

void put_person(Finding& finding, const MapPicture& picture, const Staff::Person& person) {
    finding.employee = picture.staff.text(person.name);
    finding.employee_name = picture.staff.text(person.person_name);
}

/// Where the ID of a person is typed, and what stands there now.
void put_id_field(Finding& finding, const MapPicture& picture, const Staff::Person& person) {
    put_person(finding, picture, person);
    finding.doctype = "Employee";
    finding.field = picture.config.site.employee_field;
    finding.value_now = picture.staff.text(person.id);
}

std::string called(const Finding& finding) {
    return fmt::format("{} ({})", printable(finding.employee, 80), printable(finding.employee_name, 80));
}

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

void find_unknown_codes(const MapPicture& picture, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        if (!picture.staff.with_id(picture.codes.text(code.front().code)).empty()) return;
        Finding finding{FindingKind::unknown_code, true};
        put_code(finding, picture, code);
        if (const auto suggestion = suggest_owner(picture, code)) {
            put_id_field(finding, picture, *suggestion->person);
            finding.type_this = finding.code;
            const std::string instead = finding.value_now.empty()
                                            ? ", which is empty"
                                            : " in the place of " + shown(finding.value_now);
            finding.what_to_do = fmt::format("if this is {} ({}): type {} into {}{}", called(finding),
                                             suggestion->why, shown(finding.code), finding.field, instead);
        } else {
            finding.doctype = "Employee";
            finding.field = picture.config.site.employee_field;
            finding.type_this = finding.code;
            finding.what_to_do = fmt::format(
                "type {} into {} of the Employee; nobody's attendance: add it to `ignore` of the device",
                shown(finding.code), finding.field);
        }
        sink(finding);
    });
}

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
        const std::string_view bare = without_outer_spaces(id);
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

namespace {

/// Why punches of this person on these days cannot be right; "" when they can. The days are the oldest and
/// the newest.
std::string departure(const Staff::Person& person, Day oldest, Day newest) {
    if (person.status == Status::inactive) return "is Inactive: the punches wait";
    if (person.relieved != Staff::never && newest > person.relieved)
        return fmt::format("left on {}: later punches wait", day_text(person.relieved));
    if (person.status == Status::left && person.relieved == Staff::never)
        return "has left, without a relieving date: the punches would be sent";
    if (person.status == Status::suspended) return "is Suspended: the punches would be sent";
    if (oldest < person.joined)
        return fmt::format("joined on {}: earlier punches wait", day_text(person.joined));
    return "";
}

/// Before somebody joined, or while somebody is suspended, a punch need not be another person's.
bool may_be_another_person(const Staff::Person& person, Day newest) {
    if (person.status == Status::suspended) return false;
    return person.status == Status::inactive || person.status == Status::left || newest > person.relieved;
}

} // namespace

void find_departed(const MapPicture& picture, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        const auto owners = picture.staff.with_id(picture.codes.text(code.front().code));
        if (owners.size() != 1) return;
        Day oldest = Staff::never, newest = 0;
        for (const DeviceCode& row : code) {
            oldest = std::min(oldest, row.oldest);
            newest = std::max(newest, row.newest);
        }
        if (oldest == Staff::never) return;
        const Staff::Person& person = picture.staff.people()[owners.front()];
        const std::string why = departure(person, oldest, newest);
        if (why.empty()) return;
        Finding finding{FindingKind::departed, may_be_another_person(person, newest)};
        put_code(finding, picture, code);
        put_id_field(finding, picture, person);
        finding.what_to_do =
            fmt::format("{} {} (last punch {}); who punches with this code now? Put the Employee right, or "
                        "give the ID to that person",
                        called(finding), why, day_text(newest));
        sink(finding);
    });
}

void find_different_names(const MapPicture& picture, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        std::set<std::string> forms;
        std::vector<std::string> names;
        for (const DeviceCode& row : code) {
            const std::string_view name = picture.codes.text(row.name);
            const std::string form = name_form(name);
            if (form.empty() || !forms.insert(form).second) continue;
            names.push_back(
                fmt::format("{} on {}", shown(name), picture.devices.at(row.device).device->name));
        }
        if (names.size() < 2) return;
        Finding finding{FindingKind::different_names, true};
        put_code(finding, picture, code);
        finding.what_to_do =
            fmt::format("one code must be one person: {}; give one of them another code on the device",
                        fmt::join(names, ", "));
        sink(finding);
    });
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
