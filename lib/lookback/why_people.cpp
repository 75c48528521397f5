#include "lookback/why.hpp"

#include <algorithm>

// Who is asked for, and whose punches were found.

namespace zksync {

namespace {

/// What was asked for may be an ID as it stands, or a code of any device.
std::set<EmployeeCode> ids_of(const Config& config, const EmployeeCode& asked) {
    std::set<EmployeeCode> ids{asked};
    for (const DeviceConfig& device : config.devices) ids.insert(device.biometric_id(asked));
    return ids;
}

} // namespace

const Employee* WhyReport::person(const std::string& employee) const {
    const auto found = std::ranges::find(people, employee, &Employee::name);
    return found == people.end() ? nullptr : &*found;
}

WhyReport who_is(const std::string& asked, LocalTime day) {
    WhyReport report;
    report.asked = asked;
    report.day = day.midnight();
    return report;
}

WhyReport who_is(FrappeClient& site, const Config& config, const std::string& asked, LocalTime day) {
    WhyReport report = who_is(asked, day);
    try {
        report.people = site.employees_called(asked);
        for (const Employee& employee : report.people) report.called_so.insert(employee.name);
        const std::set<EmployeeCode> ids = ids_of(config, EmployeeCode{asked}.bare());
        for (Employee& employee : site.employees_with(std::vector(ids.begin(), ids.end()))) {
            if (ids.contains(employee.biometric_id) && !report.person(employee.name))
                report.people.push_back(std::move(employee));
        }
    } catch (const Error& error) {
        report.site_problem = error;
    }
    return report;
}

WhyReport insisting_on_everybody(FrappeClient& site, const Config& config, WhyReport report) {
    try {
        report.site_problem =
            hidden_employees(site.employee_view(), "look for who is called so", config.site.url);
    } catch (const Error& error) {
        report.site_problem = error;
    }
    return report;
}

std::vector<std::string> strangers_in(const WhyReport& report) {
    std::set<std::string> names;
    for (const PunchStory& story : report.stories) {
        if (!story.employee.empty() && !report.person(story.employee)) names.insert(story.employee);
    }
    return {names.begin(), names.end()};
}

} // namespace zksync
