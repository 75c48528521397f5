#include "mapcheck/map_codes.hpp"

#include "mapcheck/map_names.hpp"
#include "mapcheck/map_words.hpp"
#include "mapcheck/two_people.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace zksync {
namespace {

/// "0042" in quotation marks, with its ID where the device spells it otherwise.
std::string code_in_words(const Finding& finding) {
    if (finding.code_on_device.empty()) return shown(finding.code);
    return fmt::format("{} (ID {})", shown(finding.code_on_device), shown(finding.code));
}

struct NameOnDevice {
    std::string_view name;
    const DeviceConfig* device = nullptr;
};

/// One name for each of the people who have the code on a device.
std::vector<NameOnDevice> people_with(const MapPicture& picture, std::span<const DeviceCode> code) {
    std::vector<NameOnDevice> people;
    for_each_name(picture, code, [&](std::string_view name, const DeviceCode& row) {
        const bool is_another = std::ranges::all_of(
            people, [&](const NameOnDevice& known) { return are_two_people(known.name, name); });
        if (is_another) people.push_back({name, picture.devices.at(row.device).device});
    });
    return people;
}

/// Of a device that has several codes of one ID, because its configuration says so: those, and that. ""
/// elsewhere.
std::string given_codes(const MapPicture& picture, const DeviceConfig& device, const std::string& id) {
    const auto spellings = picture.spellings.find(id);
    if (spellings == picture.spellings.end()) return "";
    std::vector<std::string> codes;
    for (const EmployeeCode& code : device.codes_of(EmployeeCode{id}))
        if (spellings->second.contains(code.value)) codes.push_back(shown(code.value));
    std::ranges::sort(codes);
    if (codes.size() < 2) return "";
    return fmt::format("{} of {} are one ID, {}, because of [device.{}.codes]", fmt::join(codes, " and "),
                       device.name, shown(id), device.name);
}

std::string words_of_names(const std::vector<NameOnDevice>& people) {
    std::vector<std::string> names;
    for (const NameOnDevice& one : people)
        names.push_back(fmt::format("{} on {}", shown(one.name), one.device->name));
    return fmt::format("{}", fmt::join(names, ", "));
}

/// What to do about a code that is several people.
std::string part_them(const MapPicture& picture, const std::vector<NameOnDevice>& people,
                      const std::string& id) {
    for (const NameOnDevice& one : people) {
        const std::string codes = given_codes(picture, *one.device, id);
        if (codes.empty()) continue;
        return fmt::format("{}: {}; give one of them another ID there", codes, words_of_names(people));
    }
    return fmt::format("one code must be one person: {}; give one of them another code on the device",
                       words_of_names(people));
}

/// What the owner of a code does who is plainly not who has it on the device.
void tell_owner(const MapPicture& picture, const Suggestions& suggestions, std::span<const DeviceCode> code,
                const Staff::Person& owner, const FindingSink& sink) {
    Finding finding{FindingKind::other_name, punches_of(code).live > 0};
    put_code(finding, picture, code);
    put_id_field(finding, picture, owner);
    const std::string two = fmt::format("{} is {} on the device, and here {}", code_in_words(finding),
                                        shown(finding.name_on_device), called(finding));
    if (const auto* own = suggestions.of_person(owner); own && is_named_like(picture, own->code, owner)) {
        Finding there{};
        put_code(there, picture, own->code);
        finding.type_this = there.code;
        finding.what_to_do =
            fmt::format("{}, who has {} there: type {} into {} in the place of {}", two, code_in_words(there),
                        shown(finding.type_this), finding.field, shown(finding.code));
    } else if (const auto* other = suggestions.of_code(finding.code)) {
        finding.what_to_do = fmt::format("{}: it goes to {}; type the {} that {} punches with in its place",
                                         two, called(picture, *other->person),
                                         finding.code_on_device.empty() ? "code" : "ID of the code",
                                         printable(finding.employee_name, 80));
    } else {
        finding.what_to_do =
            fmt::format("{}: take the ID from whoever does not punch with it; if they are one "
                        "person, give both the same name",
                        two);
    }
    sink(finding);
}

/// One sentence, not one for every code.
void tell_of_empty_site(const MapPicture& picture, const FindingSink& sink) {
    Finding finding{FindingKind::unknown_code, false};
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        finding.blocks = finding.blocks || punches_of(code).live > 0;
        finding.punches += punches_of(code).live;
    });
    finding.what_to_do =
        fmt::format("the site shows the API key's user no employee at all, so all {} codes of "
                    "the devices are nobody's: see that the Employees are entered, and that "
                    "the user has no User Permissions",
                    picture.codes.size());
    sink(finding);
}

} // namespace

void find_other_names(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        const std::string_view text = picture.codes.text(code.front().code);
        const auto* owner = owner_of(picture, text);
        if (owner == nullptr || !is_plainly_another(picture, code, *owner)) return;
        const bool has_punches = punches_of(code).live > 0;
        if (is_employed(picture, *owner)) tell_owner(picture, suggestions, code, *owner, sink);
        const auto* suggestion = suggestions.of_code(text);
        if (suggestion == nullptr) return;
        Finding finding{FindingKind::other_name, has_punches};
        suggestions.put(finding, *suggestion);
        sink(finding);
    });
}

void find_unknown_codes(const MapPicture& picture, const Suggestions& suggestions, const FindingSink& sink) {
    if (picture.staff.people().empty() && picture.codes.size() > 0) return tell_of_empty_site(picture, sink);
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        const std::string_view text = picture.codes.text(code.front().code);
        if (!picture.staff.with_id(text).empty()) return;
        const bool has_punches = punches_of(code).live > 0;
        Finding finding{FindingKind::unknown_code, has_punches};
        put_code(finding, picture, code);
        if (const auto* suggestion = suggestions.of_code(text)) {
            suggestions.put(finding, *suggestion);
        } else {
            finding.doctype = "Employee";
            finding.field = picture.config.site.employee_field;
            finding.type_this = finding.code;
            finding.what_to_do = fmt::format(
                "{}type {} into {} of the Employee; nobody's attendance: add {} to `ignore` of the device",
                has_punches ? "" : "no punch since the go-live; once there is one: ", shown(finding.code),
                finding.field, finding.code_on_device.empty() ? "it" : shown(finding.code_on_device));
        }
        sink(finding);
    });
}

void find_codes_with_blanks(const MapPicture& picture, const FindingSink& sink) {
    for (const auto& [device, code] : picture.codes_with_blanks) {
        Finding finding{FindingKind::code_with_blanks, false};
        const std::string bare = EmployeeCode{code}.bare().value;
        finding.device = picture.devices.at(device).device->name;
        finding.code = code;
        finding.what_to_do =
            fmt::format("the blanks around {} do not count: its punches are those of {}. Whoever types IDs "
                        "on the site types them without",
                        shown(code), shown(bare));
        sink(finding);
    }
}

void find_different_names(const MapPicture& picture, const FindingSink& sink) {
    picture.codes.for_each_code([&](std::span<const DeviceCode> code) {
        const auto people = people_with(picture, code);
        if (people.size() < 2) return;
        Finding finding{FindingKind::different_names, punches_of(code).live > 0};
        put_code(finding, picture, code);
        if (const auto* owner = owner_of(picture, finding.code)) put_person(finding, picture, *owner);
        std::vector<std::string_view> devices;
        for (const NameOnDevice& one : people) {
            if (std::ranges::find(devices, one.device->name) == devices.end())
                devices.push_back(one.device->name);
        }
        finding.device = fmt::format("{}", fmt::join(devices, ", "));
        finding.what_to_do = part_them(picture, people, finding.code);
        sink(finding);
    });
}

} // namespace zksync
