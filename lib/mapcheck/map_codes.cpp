#include "mapcheck/map_codes.hpp"

#include "mapcheck/map_suggest.hpp"
#include "mapcheck/map_words.hpp"
#include "mapcheck/near_miss.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>
#include <vector>

namespace zksync {
namespace {

using Status = Staff::Status;

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

void find_codes_with_blanks(const MapPicture& picture, const FindingSink& sink) {
    for (const auto& [device, code] : picture.codes_with_blanks) {
        Finding finding{FindingKind::code_with_blanks, false};
        finding.device = picture.devices.at(device).device->name;
        finding.code = code;
        finding.what_to_do =
            fmt::format("the blanks around {} do not count: its punches are those of {}. Whoever types IDs "
                        "on the site types them without",
                        shown(code), shown(EmployeeCode{code}.bare().value));
        sink(finding);
    }
}

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
        std::vector<std::string_view> devices;
        const auto add = [&](std::string_view name, const DeviceCode& row) {
            const std::string form = name_form(name);
            if (form.empty() || !forms.insert(form).second) return;
            devices.push_back(picture.devices.at(row.device).device->name);
            names.push_back(fmt::format("{} on {}", shown(name), devices.back()));
        };
        for (const DeviceCode& row : code) {
            add(picture.codes.text(row.name), row);
            add(picture.codes.text(row.other_name), row);
        }
        if (names.size() < 2) return;
        Finding finding{FindingKind::different_names, true};
        put_code(finding, picture, code);
        finding.device = fmt::format("{}", fmt::join(devices, ", "));
        finding.what_to_do =
            fmt::format("one code must be one person: {}; give one of them another code on the device",
                        fmt::join(names, ", "));
        sink(finding);
    });
}

} // namespace zksync
