#include "store.hpp"

#include "collation.hpp"

#include <algorithm>
#include <mutex>

namespace zksync_sim::site {
namespace {

Json base_document(const std::string& name, Micros now) {
    return {{"name", name},
            {"owner", "Administrator"},
            {"creation", format_time(now)},
            {"modified", format_time(now)},
            {"modified_by", "Administrator"},
            {"docstatus", 0},
            {"idx", 0}};
}

std::string padded(std::uint64_t number, int width) {
    auto digits = std::to_string(number);
    const auto wanted = static_cast<std::size_t>(width);
    return digits.size() < wanted ? std::string(wanted - digits.size(), '0') + digits : digits;
}

} // namespace

bool User::may_see(const std::string& employee) const {
    return allowed_employees.empty() ||
           std::find(allowed_employees.begin(), allowed_employees.end(), employee) != allowed_employees.end();
}

Store::Store() { reset(); }

void Store::reset() {
    const std::unique_lock lock(mutex);
    checkins = CheckinTable{};
    documents.clear();
    series.clear();
    permissions.clear();
    custom_fields.clear();
    comments.clear();
    users = {
        {"key",
         {"key", "secret", "hr@example.com", {"HR User", "All", "Guest", "Desk User"}, "", true, {}, {}}}};
}

const Json* Store::find(const std::string& doctype, std::string_view name) const {
    const auto table = documents.find(doctype);
    if (table == documents.end()) return nullptr;
    const auto found = table->second.find(folded(name));
    return found == table->second.end() ? nullptr : &found->second;
}

std::vector<Permission> Store::permissions_of(const std::string& doctype) const {
    const auto found = permissions.find(doctype);
    return found == permissions.end() ? fresh_permissions(doctype) : found->second;
}

bool Store::permits(const User& user, const std::string& doctype, int level, int Permission::*action) const {
    if (user.name == "Administrator") return true;
    const auto rows = permissions_of(doctype);
    return std::any_of(rows.begin(), rows.end(), [&](const Permission& row) {
        return row.permlevel == level && row.*action != 0 &&
               std::find(user.roles.begin(), user.roles.end(), row.role) != user.roles.end();
    });
}

std::vector<Field> Store::fields_of(const std::string& doctype) const {
    auto fields = schema_of(doctype);
    if (doctype == "Employee")
        for (const auto& name : custom_fields) fields.push_back({name, "Data", name, Kind::text, 0});
    return fields;
}

const Json* Store::employee_with_code(const std::string& code, const std::string& except) const {
    const auto table = documents.find("Employee");
    if (table == documents.end()) return nullptr;
    const auto wanted = folded(code);
    for (const auto& [key, employee] : table->second) {
        const auto theirs = text_of(employee, "attendance_device_id");
        if (theirs && key != folded(except) && folded(*theirs) == wanted) return &employee;
    }
    return nullptr;
}

std::string Store::take_name(const std::string& prefix, int width) {
    return prefix + padded(++series[prefix], width);
}

void Store::note_name(const std::string& name) {
    const auto digits = name.size() - (name.find_last_not_of("0123456789") + 1);
    constexpr std::size_t longest = 18;
    if (digits == 0 || digits > longest) return;
    std::uint64_t& newest = series[name.substr(0, name.size() - digits)];
    newest = std::max<std::uint64_t>(newest, std::stoull(name.substr(name.size() - digits)));
}

Json employee_document(const Json& given, Micros now) {
    const auto name = text_of(given, "name").value_or("");
    Json document = base_document(name, now);
    document["employee"] = name;
    document["first_name"] = text_of(given, "employee_name").value_or(name);
    document["employee_name"] = text_of(given, "employee_name").value_or(name);
    document["company"] = "Example";
    document["status"] = "Active";
    for (const auto& [key, value] : given.items()) document[key] = value;
    return document;
}

Json shift_type_document(const Json& given, Micros now) {
    Json document = base_document(text_of(given, "name").value_or(""), now);
    const Json fresh{
        {"start_time", "8:00:00"},
        {"end_time", "17:00:00"},
        {"color", "Blue"},
        {"enable_auto_attendance", 0},
        {"determine_check_in_and_check_out", "Alternating entries as IN and OUT during the same shift"},
        {"working_hours_calculation_based_on", "First Check-in and Last Check-out"},
        {"begin_check_in_before_shift_start_time", 60},
        {"allow_check_out_after_shift_end_time", 60},
        {"mark_auto_attendance_on_holidays", 0},
        {"working_hours_threshold_for_half_day", 0.0},
        {"working_hours_threshold_for_absent", 0.0},
        {"process_attendance_after", nullptr},
        {"last_sync_of_checkin", nullptr},
        {"enable_late_entry_marking", 0},
        {"late_entry_grace_period", 0},
        {"enable_early_exit_marking", 0},
        {"early_exit_grace_period", 0}};
    for (const auto& [key, value] : fresh.items()) document[key] = value;
    for (const auto& [key, value] : given.items()) document[key] = value;
    return document;
}

Json shift_assignment_document(const Json& given, const std::string& name, Micros now) {
    Json document = base_document(name, now);
    document["docstatus"] = 1;
    document["status"] = "Active";
    document["end_date"] = nullptr;
    for (const auto& [key, value] : given.items()) document[key] = value;
    return document;
}

} // namespace zksync_sim::site
