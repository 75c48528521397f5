#include "report/report.hpp"

#include "core/error.hpp"

#include <set>

// Who somebody is, by the site.

namespace zksync::report {
namespace {

std::vector<EmployeeCode> ids_shown(const Report& report) {
    std::set<EmployeeCode> ids;
    for (const WaitingGroup& group : report.waiting)
        for (const WaitingPerson& person : group.people) ids.insert(person.id);
    for (const DeviceStatus& device : report.where.devices) {
        for (const QuarantinedPunch& punch : device.quarantined) {
            const auto code = punch.row.punch.code.bare();
            const auto id = device.ids.find(code);
            if (!code.value.empty()) ids.insert(id == device.ids.end() ? code : id->second);
        }
    }
    return {ids.begin(), ids.end()};
}

std::vector<std::string> employees_shown(const Report& report) {
    std::set<std::string> employees;
    for (const DeviceReport& device : report.devices)
        for (const JournalRow& row : device.too_late)
            if (row.in_flight) employees.insert(row.in_flight->checkin.employee);
    for (const WrongCheckin& wrong : report.where.wrong)
        if (!wrong.employee.empty()) employees.insert(wrong.employee);
    return {employees.begin(), employees.end()};
}

} // namespace

void ask_for_names(FrappeClient& site, Report& report) {
    ask_for_marks(site, report.where);
    report.not_asked = report.where.not_asked;
    if (!report.not_asked.empty()) return;
    try {
        const auto ids = ids_shown(report);
        for (const Employee& employee : site.employees_with(ids)) {
            report.names[employee.name] = employee.employee_name;
            report.employees[employee.biometric_id].push_back(employee.name);
        }
        const auto employees = employees_shown(report);
        for (const Employee& employee : site.employees_named(employees))
            report.names[employee.name] = employee.employee_name;
        report.asked_for_names = true;
    } catch (const Error& error) {
        report.not_asked = error.what();
    }
}

} // namespace zksync::report
