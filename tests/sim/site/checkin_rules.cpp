#include "checkin_rules.hpp"

#include "checkin_location.hpp"
#include "shifts.hpp"

#include <algorithm>
#include <thread>

namespace zksync_sim::site {
namespace {

/// The lenient look-up of the link, which also replaces what was sent by the employee's real name.
Json linked_employee(const Context& context, const std::string& name) {
    const std::shared_lock lock(context.store.mutex);
    const Json* employee = context.store.find("Employee", name);
    if (employee == nullptr || (!context.knobs.lenient_comparisons && text_of(*employee, "name") != name))
        throw thrown("Could not find Employee: " + name, "LinkValidationError");
    return *employee;
}

void check_create_permission(const Context& context, const std::string& employee) {
    const std::shared_lock lock(context.store.mutex);
    if (!context.store.permits(context.user, "Employee Checkin", 0, &Permission::create))
        throw no_role_permission(context.user.name, "Employee Checkin", "create");
    if (employee.empty() || context.user.may_see(employee)) return;
    auto refusal = no_role_permission(context.user.name, "Employee Checkin", "create");
    refusal.messages = {
        {{"message", "You are not allowed to access this DocType record because it is linked to "
                     "Employee '" +
                         employee + "' in field Employee<br>User <strong>" + context.user.name +
                         "</strong> does not have access to this document: Employee Checkin - None"},
         {"title", "Message"}}};
    throw refusal;
}

bool keeps_time(const Context& context) {
    const std::shared_lock lock(context.store.mutex);
    return !context.stores_now &&
           context.store.permits(context.user, "Employee Checkin", 1, &Permission::write);
}

/// What becomes of the given time, and how the answer echoes it.
struct TimeGiven {
    Micros moment;
    std::string echo;
};

TimeGiven time_given(const Context& context, const Json& given) {
    const auto text = text_of(given, "time").value_or("");
    if (text.empty() || !keeps_time(context)) {
        const Micros now = context.knobs.now();
        return {now, format_time(now)};
    }
    const auto parsed = parse_time(text);
    if (const auto* moment = std::get_if<Micros>(&parsed)) return {*moment, text};
    const auto& problem = std::get<TimeError>(parsed);
    if (problem.kind == TimeError::Kind::out_of_range)
        throw crashed("ValueError: " + problem.text, "ParserError");
    const bool words = problem.kind == TimeError::Kind::words;
    auto error = words ? crashed("dateutil.parser._parser.ParserError: " + problem.text, "ParserError")
                       : crashed("TypeError: " + problem.text, "TypeError");
    error.through_hrms = true;
    throw error;
}

void refuse_inactive(const Context& context, const Json& employee) {
    if (text_of(employee, "status") != "Inactive") return;
    const auto name = text_of(employee, "name").value_or("");
    throw thrown_by_hrms("Transactions cannot be created for an Inactive Employee <a href=\"" +
                             context.site_url() + "/app/employee/" + name + "\">" + name + "</a>.",
                         "erpnext.setup.doctype.employee.employee.InactiveEmployeeStatusError");
}

bool counts_as_duplicate(const Knobs& knobs, const Checkin& wanted, const Checkin& other) {
    const auto& rule = knobs.duplicate_rule;
    if (rule == "none") return false;
    const bool by_profile = rule == "profile";
    if (rule == "employee_time" || (by_profile && knobs.version_profile <= 14)) return true;
    if (knobs.version_profile >= 16) return wanted.log_type.value_or("") == other.log_type.value_or("");
    return wanted.log_type == other.log_type;
}

void refuse_duplicate(const Context& context, const Checkin& checkin) {
    const auto found =
        context.transaction.find_log(checkin.employee, checkin.time, [&](const Checkin& other) {
            return counts_as_duplicate(context.knobs, checkin, other);
        });
    if (!found) return;
    throw thrown_by_hrms(
        "This employee already has a log with the same timestamp.<Br><a href=\"/app/Form/Employee "
        "Checkin/" +
        found->name + "\" style=\"font-weight: bold;\">Employee Checkin " + found->employee_name + "</a>");
}

void fill_in_shift(const Context& context, const Json& employee, Checkin& checkin) {
    const std::shared_lock lock(context.store.mutex);
    const auto day = shift_at(context.store, employee, checkin.time);
    if (!day) return;
    const Json* type = context.store.find("Shift Type", day->shift_type);
    const bool strict = type != nullptr && text_of(*type, "determine_check_in_and_check_out") ==
                                               "Strictly based on Log Type in Employee Checkin";
    if (context.knobs.strict_log_type_enforced && strict && checkin.log_type.value_or("").empty() &&
        !checkin.skip_auto_attendance)
        throw thrown_by_hrms("Log Type is required for check-ins falling in the shift: " + day->shift_type +
                             ".");
    checkin.shift = day->shift_type;
    checkin.shift_start = day->start, checkin.shift_end = day->end;
    checkin.shift_actual_start = day->actual_start, checkin.shift_actual_end = day->actual_end;
}

/// What the framework itself checks, after the DocType's own rules.
void check_fields(const Checkin& checkin) {
    if (checkin.employee.empty()) {
        auto error =
            crashed("frappe.exceptions.MandatoryError: [Employee Checkin, " + checkin.name + "]: employee",
                    "MandatoryError", 417);
        error.messages = {
            {{"message", "Error: Value missing for Employee Checkin: Employee"}, {"title", "Message"}}};
        throw error;
    }
    const auto type = checkin.log_type.value_or("");
    if (!type.empty() && type != "IN" && type != "OUT")
        throw thrown(" Log Type cannot be \"" + type + "\". It should be one of \"\", \"IN\", \"OUT\"");
    const auto device = checkin.device_id.value_or("");
    const auto characters = std::count_if(device.begin(), device.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
    });
    if (characters <= 140) return;
    auto error = thrown("Employee Checkin " + checkin.name + ": '<strong>Location / Device ID</strong>' (" +
                            device + ") will get truncated, as max characters allowed is 140",
                        "CharacterLengthExceededError");
    error.messages.front()["title"] = "Value too big";
    throw error;
}

Checkin drafted(const Context& context, const Json& given, const Json& employee) {
    Checkin checkin;
    checkin.owner = checkin.modified_by = context.user.name;
    checkin.employee = text_of(employee, "name").value_or("");
    checkin.employee_name = text_of(employee, "employee_name").value_or("");
    checkin.log_type = text_of(given, "log_type");
    if (context.knobs.version_profile >= 16 && !checkin.log_type) checkin.log_type = "";
    checkin.device_id = text_of(given, "device_id");
    checkin.skip_auto_attendance = whole_number(given, "skip_auto_attendance") != 0;
    checkin.latitude = real_number(given, "latitude");
    checkin.longitude = real_number(given, "longitude");
    return checkin;
}

void pay_for_row(const Knobs& knobs) {
    if (knobs.cost_row_ms > 0)
        std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(knobs.cost_row_ms));
}

} // namespace

Json insert_checkin(Context& context, const Json& given) {
    const auto employee_given = text_of(given, "employee").value_or("");
    const Json employee = employee_given.empty() ? Json::object() : linked_employee(context, employee_given);
    Checkin checkin = drafted(context, given, employee);
    check_create_permission(context, checkin.employee);
    checkin.creation = checkin.modified = context.knobs.now();
    checkin.name = context.transaction.next_name(context.knobs);
    pay_for_row(context.knobs);
    const auto time = time_given(context, given);
    checkin.time = time.moment;
    refuse_inactive(context, employee);
    refuse_duplicate(context, checkin);
    fill_in_shift(context, employee, checkin);
    check_geolocation(context, checkin);
    check_fields(checkin);
    Json document = checkin_document(checkin);
    document["time"] = time.echo;
    context.transaction.insert(std::move(checkin));
    return document;
}

} // namespace zksync_sim::site
