#include "frappe/client_impl.hpp"

namespace zksync {
namespace {

Attendance attendance_from(json::Value row) {
    Attendance attendance;
    attendance.name = row["name"].text().value_or("");
    attendance.employee = row["employee"].text().value_or("");
    attendance.day = frappe::time_in(row["attendance_date"]);
    attendance.shift = row["shift"].text().value_or("");
    attendance.status = row["status"].text().value_or("");
    attendance.leave_type = row["leave_type"].text().value_or("");
    attendance.created = frappe::time_in(row["creation"]);
    return attendance;
}

} // namespace

std::vector<Attendance> FrappeClient::attendances(std::span<const std::string> employees, LocalTime day) {
    std::vector<Attendance> found;
    frappe::in_chunks(employees, frappe::employees_at_once, [&](std::span<const std::string> chunk) {
        const frappe::ListQuery query{
            "Attendance",
            {"name", "employee", "attendance_date", "shift", "status", "leave_type", "creation"},
            {{"employee", "in", std::vector(chunk.begin(), chunk.end())},
             {"attendance_date", "=", day.date()},
             {"docstatus", "=", 1}}};
        impl_->site.for_each_row(query, {"read the Attendance of " + day.date()},
                                 [&](json::Value row) { found.push_back(attendance_from(row)); });
    });
    return found;
}

} // namespace zksync
