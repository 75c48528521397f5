#include "mapcheck/map_unknown_ids.hpp"

#include "core/blanks.hpp"
#include "mapcheck/map_days.hpp"
#include "mapcheck/map_names.hpp"
#include "mapcheck/map_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace zksync {
namespace {

constexpr std::size_t told_singly = 100; ///< of a staff that is mostly on no device

/// An empty list beside punches is one that the account may not see.
bool tells_whom_it_knows(const DevicePunches& seen) {
    return seen.has_read_list && (seen.employees > 0 || seen.codes == 0);
}

bool are_all_known(const MapPicture& picture) {
    return picture.devices.size() >= picture.config.devices.size() && picture.codes.size() > 0 &&
           std::ranges::all_of(picture.devices, tells_whom_it_knows);
}

bool is_told_of(const MapPicture& picture, const Staff::Person& person) {
    const std::string_view id = picture.staff.text(person.id);
    return !id.empty() && without_outer_blanks(id) == id && is_employed(picture, person) &&
           clocks_in(picture, person);
}

/// "" where no device leaves the code out.
std::string_view device_that_ignores(const MapPicture& picture, std::string_view id) {
    for (const DevicePunches& seen : picture.devices) {
        const bool ignores = std::ranges::any_of(seen.device->ignore, [&](const EmployeeCode& code) {
            return seen.device->biometric_id(code).value == id;
        });
        if (ignores) return seen.device->name;
    }
    return "";
}

/// " (as "0042" on branch)", where the first device that could have it spells it so; "" where that is the
/// same.
std::string as_devices_spell(const MapPicture& picture, const std::string& id) {
    for (const DevicePunches& seen : picture.devices) {
        const auto codes = seen.device->codes_of(EmployeeCode{id});
        if (codes.empty()) continue;
        if (codes.front().value == id) return "";
        return fmt::format(" (as {} on {})", shown(codes.front().value), seen.device->name);
    }
    return "";
}

std::string what_to_do(const MapPicture& picture, const Finding& finding, const Staff::Person& person) {
    const std::string who = called(finding) + who_would_be_absent(picture, person);
    const std::string_view ignoring = device_that_ignores(picture, finding.code);
    if (!ignoring.empty())
        return fmt::format("{} is in `ignore` of {}, and is the ID of {}: take it out of `ignore`, or the "
                           "person into `not_clocking` of [map_check]",
                           shown(finding.code), ignoring, who);
    return fmt::format(
        "no device has the code {} of {}: enrol that person with it{}, or type the code that the "
        "device has into {}{}; who never clocks in: `not_clocking` of [map_check]",
        shown(finding.code), who, as_devices_spell(picture, finding.code), finding.field,
        has_prefixes(picture) ? ", with its prefix" : "");
}

void tell_person(const MapPicture& picture, const Suggestions& suggestions, const Staff::Person& person,
                 const FindingSink& sink) {
    Finding finding{FindingKind::unknown_id, false};
    put_id_field(finding, picture, person);
    finding.code = finding.value_now;
    if (const auto* suggestion = suggestions.of_person(person)) {
        suggestions.put(finding, *suggestion);
    } else {
        finding.what_to_do = what_to_do(picture, finding, person);
    }
    sink(finding);
}

void tell_number(std::size_t unknown, std::size_t of, const FindingSink& sink) {
    Finding finding{FindingKind::unknown_id, false};
    finding.what_to_do =
        fmt::format("{} of the {} employees who have an ID are on no device: see that the devices of the "
                    "configuration are all that there are",
                    unknown, of);
    sink(finding);
}

} // namespace

void find_unknown_ids(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink) {
    if (!are_all_known(picture)) return;
    std::vector<const Staff::Person*> unknown;
    std::size_t all = 0;
    for (const Staff::Person& person : picture.staff.people()) {
        if (!is_told_of(picture, person)) continue;
        ++all;
        if (picture.codes.of(picture.staff.text(person.id)).empty()) unknown.push_back(&person);
    }
    if (unknown.size() > told_singly && unknown.size() * 2 > all)
        return tell_number(unknown.size(), all, sink);
    for (const auto* person : unknown) tell_person(picture, suggestions, *person, sink);
}

} // namespace zksync
