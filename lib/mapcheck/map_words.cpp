#include "mapcheck/map_words.hpp"

#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace zksync {

std::string shown(std::string_view text) { return fmt::format("\"{}\"", printable(text, 80)); }

std::string day_text(Day day) { return LocalTime(LocalTime::Instant{std::chrono::days{day}}).date(); }

CodePunches punches_of(std::span<const DeviceCode> code) {
    CodePunches sum;
    for (const DeviceCode& row : code) {
        sum.all += row.punches.all;
        sum.live += row.punches.live;
        sum.oldest = std::min(sum.oldest, row.punches.oldest);
        sum.newest = std::max(sum.newest, row.punches.newest);
    }
    return sum;
}

std::string devices_of(const MapPicture& picture, std::span<const DeviceCode> code) {
    constexpr std::size_t told_by_name = 3;
    std::vector<std::string_view> punched, all;
    const CodePunches sum = punches_of(code);
    for (const DeviceCode& row : code) {
        all.push_back(picture.devices.at(row.device).device->name);
        if ((sum.live > 0 ? row.punches.live : row.punches.all) > 0) punched.push_back(all.back());
    }
    if (!punched.empty()) return fmt::format("{}", fmt::join(punched, ", "));
    if (all.size() <= told_by_name) return fmt::format("{}", fmt::join(all, ", "));
    return fmt::format("{} and {} more", all.front(), all.size() - 1);
}

bool has_prefixes(const MapPicture& picture) {
    return std::ranges::any_of(picture.devices,
                               [](const DevicePunches& seen) { return !seen.device->code_prefix.empty(); });
}

void put_code(Finding& finding, const MapPicture& picture, std::span<const DeviceCode> code) {
    finding.code = picture.codes.text(code.front().code);
    const auto spellings = picture.spellings.find(finding.code);
    const bool is_spelled_so = spellings != picture.spellings.end() && spellings->second.size() == 1 &&
                               spellings->second.contains(finding.code);
    if (spellings != picture.spellings.end() && !is_spelled_so)
        finding.code_on_device = fmt::format("{}", fmt::join(spellings->second, ", "));
    finding.device = devices_of(picture, code);
    finding.punches = punches_of(code).all;
    for (const DeviceCode& row : code) {
        if (finding.name_on_device.empty()) finding.name_on_device = picture.codes.text(row.name);
    }
}

void put_person(Finding& finding, const MapPicture& picture, const Staff::Person& person) {
    finding.employee = picture.staff.text(person.name);
    finding.employee_name = picture.staff.text(person.person_name);
}

void put_id_field(Finding& finding, const MapPicture& picture, const Staff::Person& person) {
    put_person(finding, picture, person);
    finding.doctype = "Employee";
    finding.field = picture.config.site.employee_field;
    finding.value_now = picture.staff.text(person.id);
}

std::string called(const Finding& finding) {
    return fmt::format("{} ({})", printable(finding.employee, 80), printable(finding.employee_name, 80));
}

std::string called(const MapPicture& picture, const Staff::Person& person) {
    return fmt::format("{} ({})", printable(picture.staff.text(person.name), 80),
                       printable(picture.staff.text(person.person_name), 80));
}

} // namespace zksync
