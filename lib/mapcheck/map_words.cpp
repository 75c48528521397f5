#include "mapcheck/map_words.hpp"

#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {

std::string shown(std::string_view text) { return fmt::format("\"{}\"", printable(text, 80)); }

std::string day_text(Day day) { return LocalTime(LocalTime::Instant{std::chrono::days{day}}).date(); }

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
