#include "mapcheck/map_words.hpp"

#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

namespace zksync {

std::string shown(std::string_view text) { return fmt::format("\"{}\"", printable(text, 80)); }

std::string day_text(Day day) { return LocalTime(LocalTime::Instant{std::chrono::days{day}}).date(); }

std::string devices_of(const MapPicture& picture, std::span<const DeviceCode> code) {
    constexpr std::size_t told_by_name = 3;
    std::vector<std::string_view> punched, all;
    for (const DeviceCode& row : code) {
        all.push_back(picture.devices.at(row.device).device->name);
        if (row.punches > 0) punched.push_back(all.back());
    }
    if (!punched.empty()) return fmt::format("{}", fmt::join(punched, ", "));
    if (all.size() <= told_by_name) return fmt::format("{}", fmt::join(all, ", "));
    return fmt::format("{} and {} more", all.front(), all.size() - 1);
}

void put_code(Finding& finding, const MapPicture& picture, std::span<const DeviceCode> code) {
    finding.code = picture.codes.text(code.front().code);
    finding.device = devices_of(picture, code);
    for (const DeviceCode& row : code) {
        finding.punches += row.punches;
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

} // namespace zksync
