#include "doctypes.hpp"

#include <algorithm>

namespace zksync_sim::site {
namespace {

Kind kind_of(std::string_view fieldtype) {
    if (fieldtype == "Datetime") return Kind::moment;
    if (fieldtype == "Date") return Kind::date;
    if (fieldtype == "Int" || fieldtype == "Check" || fieldtype == "Float") return Kind::number;
    return Kind::text;
}

Field field(std::string name, std::string fieldtype, std::string label, int permlevel = 0) {
    const Kind kind = kind_of(fieldtype);
    return {std::move(name), std::move(fieldtype), std::move(label), kind, permlevel};
}

std::vector<Field> with_standard(std::vector<Field> own) {
    std::vector<Field> all{field("name", "Data", "ID"),
                           field("owner", "Link", "Created By"),
                           field("creation", "Datetime", "Created On"),
                           field("modified", "Datetime", "Last Updated On"),
                           field("modified_by", "Link", "Last Updated By"),
                           field("docstatus", "Int", "Document Status"),
                           field("idx", "Int", "Index")};
    std::move(own.begin(), own.end(), std::back_inserter(all));
    return all;
}

std::vector<Field> employee() {
    return with_standard(
        {field("employee", "Data", "Employee"), field("first_name", "Data", "First Name"),
         field("employee_name", "Data", "Full Name"), field("company", "Link", "Company"),
         field("status", "Select", "Status"), field("gender", "Link", "Gender"),
         field("date_of_birth", "Date", "Date of Birth"), field("date_of_joining", "Date", "Date of Joining"),
         field("relieving_date", "Date", "Relieving Date"), field("department", "Link", "Department"),
         field("designation", "Link", "Designation"), field("branch", "Link", "Branch"),
         field("user_id", "Link", "User ID"),
         field("attendance_device_id", "Data", "Attendance Device ID (Biometric/RF tag ID)"),
         field("default_shift", "Link", "Default Shift"), field("holiday_list", "Link", "Holiday List")});
}

std::vector<Field> employee_checkin() {
    return with_standard(
        {field("employee", "Link", "Employee"), field("employee_name", "Data", "Employee Name"),
         field("log_type", "Select", "Log Type"), field("shift", "Link", "Shift"),
         field("time", "Datetime", "Time", 1), field("device_id", "Data", "Location / Device ID"),
         field("skip_auto_attendance", "Check", "Skip Auto Attendance"),
         field("attendance", "Link", "Attendance Marked"), field("latitude", "Float", "Latitude"),
         field("longitude", "Float", "Longitude"), field("geolocation", "Geolocation", "Geolocation"),
         field("shift_start", "Datetime", "Shift Start"), field("shift_end", "Datetime", "Shift End"),
         field("shift_actual_start", "Datetime", "Shift Actual Start"),
         field("shift_actual_end", "Datetime", "Shift Actual End")});
}

std::vector<Field> shift_type() {
    return with_standard(
        {field("start_time", "Time", "Start Time"), field("end_time", "Time", "End Time"),
         field("holiday_list", "Link", "Holiday List"), field("color", "Select", "Roster Color"),
         field("enable_auto_attendance", "Check", "Enable Auto Attendance"),
         field("determine_check_in_and_check_out", "Select", "Determine Check-in and Check-out"),
         field("working_hours_calculation_based_on", "Select", "Working Hours Calculation Based On"),
         field("begin_check_in_before_shift_start_time", "Int",
               "Begin check-in before shift start time (in minutes)"),
         field("allow_check_out_after_shift_end_time", "Int",
               "Allow check-out after shift end time (in minutes)"),
         field("mark_auto_attendance_on_holidays", "Check", "Mark Auto Attendance on Holidays"),
         field("working_hours_threshold_for_half_day", "Float", "Working Hours Threshold for Half Day"),
         field("working_hours_threshold_for_absent", "Float", "Working Hours Threshold for Absent"),
         field("process_attendance_after", "Date", "Process Attendance After"),
         field("last_sync_of_checkin", "Datetime", "Last Sync of Checkin"),
         field("auto_update_last_sync", "Check", "Automatically update Last Sync of Checkin"),
         field("enable_late_entry_marking", "Check", "Enable Late Entry Marking"),
         field("late_entry_grace_period", "Int", "Late Entry Grace Period"),
         field("enable_early_exit_marking", "Check", "Enable Early Exit Marking"),
         field("early_exit_grace_period", "Int", "Early Exit Grace Period")});
}

std::vector<Field> shift_assignment() {
    return with_standard(
        {field("employee", "Link", "Employee"), field("employee_name", "Data", "Employee Name"),
         field("shift_type", "Link", "Shift Type"), field("shift_location", "Link", "Shift Location"),
         field("status", "Select", "Status"), field("start_date", "Date", "Start Date"),
         field("end_date", "Date", "End Date"), field("company", "Link", "Company")});
}

std::vector<Field> attendance() {
    return with_standard(
        {field("employee", "Link", "Employee"), field("employee_name", "Data", "Employee Name"),
         field("status", "Select", "Status"), field("attendance_date", "Date", "Attendance Date"),
         field("working_hours", "Float", "Working Hours"), field("leave_type", "Link", "Leave Type"),
         field("leave_application", "Link", "Leave Application"), field("company", "Link", "Company"),
         field("shift", "Link", "Shift"), field("in_time", "Datetime", "In Time"),
         field("out_time", "Datetime", "Out Time")});
}

} // namespace

std::vector<Field> schema_of(std::string_view doctype) {
    if (doctype == "Employee") return employee();
    if (doctype == "Employee Checkin") return employee_checkin();
    if (doctype == "Shift Type") return shift_type();
    if (doctype == "Shift Assignment") return shift_assignment();
    if (doctype == "Attendance") return attendance();
    if (doctype == "Has Role")
        return with_standard({field("parent", "Data", "Parent"), field("role", "Link", "Role")});
    return {};
}

bool is_doctype(std::string_view name) {
    return !schema_of(name).empty() || name == "Error Log" || name == "User" || name == "System Settings";
}

std::vector<Permission> fresh_permissions(std::string_view doctype) {
    if (doctype == "Employee Checkin")
        return {{"HR User", 0, 1, 1, 1},        {"Employee", 0, 1, 1, 1},
                {"System Manager", 0, 1, 1, 1}, {"HR User", 1, 1, 1, 0},
                {"HR Manager", 0, 1, 1, 1},     {"Employee", 1, 1, 0, 0},
                {"System Manager", 1, 1, 1, 0}, {"HR Manager", 1, 1, 1, 0},
                {"Checkin Writer", 0, 1, 1, 1}, {"Employee Self Service", 0, 1, 0, 0}};
    if (doctype == "Has Role") return {{"All", 0, 1, 0, 0}};
    if (schema_of(doctype).empty()) return {{"System Manager", 0, 1, 1, 1}};
    return {{"HR User", 0, 1, 1, 1}, {"HR Manager", 0, 1, 1, 1}, {"System Manager", 0, 1, 1, 1}};
}

Json to_document(const std::vector<Permission>& permissions, const std::string& doctype) {
    Json rows = Json::array();
    for (const auto& row : permissions)
        rows.push_back({{"role", row.role},
                        {"permlevel", row.permlevel},
                        {"read", row.read},
                        {"write", row.write},
                        {"create", row.create},
                        {"doctype", "Custom DocPerm"},
                        {"parent", doctype}});
    return rows;
}

Json doctype_document(const std::string& doctype, const std::vector<Permission>& permissions) {
    // The real answer spells out every attribute of every field, some 35 kB.
    static constexpr const char* attributes[] = {"allow_bulk_edit",   "allow_in_quick_entry",
                                                 "allow_on_submit",   "bold",
                                                 "collapsible",       "columns",
                                                 "fetch_if_empty",    "hidden",
                                                 "hide_border",       "hide_days",
                                                 "hide_seconds",      "ignore_user_permissions",
                                                 "ignore_xss_filter", "in_filter",
                                                 "in_global_search",  "in_list_view",
                                                 "in_preview",        "in_standard_filter",
                                                 "is_virtual",        "length",
                                                 "no_copy",           "non_negative",
                                                 "print_hide",        "print_hide_if_no_value",
                                                 "read_only",         "remember_last_selected_value",
                                                 "report_hide",       "reqd",
                                                 "search_index",      "set_only_once",
                                                 "show_dashboard",    "sort_options",
                                                 "translatable",      "unique"};
    Json fields = Json::array();
    for (const auto& column : schema_of(doctype)) {
        Json one{
            {"doctype", "DocField"},         {"parent", doctype},        {"parentfield", "fields"},
            {"parenttype", "DocType"},       {"idx", fields.size() + 1}, {"fieldname", column.name},
            {"fieldtype", column.fieldtype}, {"label", column.label},    {"permlevel", column.permlevel}};
        for (const char* attribute : attributes) one[attribute] = 0;
        fields.push_back(std::move(one));
    }
    return {{"doctype", "DocType"},
            {"name", doctype},
            {"module", "HR"},
            {"fields", std::move(fields)},
            {"permissions", to_document(permissions, doctype)}};
}

} // namespace zksync_sim::site
