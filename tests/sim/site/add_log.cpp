#include "add_log.hpp"

#include "checkin_rules.hpp"
#include "filters.hpp"

#include <algorithm>
#include <vector>

namespace zksync_sim::site {
namespace {

void require_log_arguments(const Context& context) {
    const bool code = context.arguments.contains("employee_field_value");
    const bool time = context.arguments.contains("timestamp");
    const std::string missing = "TypeError: add_log_based_on_employee_field() missing ";
    if (!code && !time)
        throw crashed(missing + "2 required positional arguments: 'employee_field_value' and 'timestamp'",
                      "TypeError");
    if (!code) throw crashed(missing + "1 required positional argument: 'employee_field_value'", "TypeError");
    if (!time) throw crashed(missing + "1 required positional argument: 'timestamp'", "TypeError");
    if (context.argument("employee_field_value").empty() || context.argument("timestamp").empty())
        throw thrown_by_hrms("'employee_field_value' and 'timestamp' are required.");
}

/// frappe.db.get_values("Employee", {fieldname: value}): as lenient as the database, and asks no permission.
std::string employee_by_field(const Context& context) {
    auto field = context.argument("employee_fieldname");
    if (field.empty()) field = "attendance_device_id";
    const auto& value = context.arguments["employee_field_value"];
    const std::shared_lock lock(context.store.mutex);
    const auto fields = context.store.fields_of("Employee");
    if (std::none_of(fields.begin(), fields.end(), [&](const Field& known) { return known.name == field; }))
        throw crashed("pymysql.err.OperationalError: (1054, \"Unknown column '" + field +
                          "' in 'where clause'\")",
                      "OperationalError");
    const Condition condition(column(fields, field), "=", value, context.knobs);
    if (const auto table = context.store.documents.find("Employee"); table != context.store.documents.end())
        for (const auto& [key, employee] : table->second)
            if (condition.matches(employee.value(field, Json()))) return *text_of(employee, "name");
    throw thrown_by_hrms("No Employee found for the given employee field value. '" + field +
                         "': " + as_text(value).value_or("None"));
}

} // namespace

Result add_log(Context& context) {
    require_log_arguments(context);
    if (context.is_get() && context.knobs.rehearsal == "refused_403")
        throw thrown("Not permitted", "PermissionError", 403);
    Json given{{"employee", employee_by_field(context)}, {"time", context.arguments["timestamp"]}};
    std::vector<const char*> passed{"device_id", "log_type", "skip_auto_attendance"};
    if (!context.knobs.add_log_drops_geolocation) passed.insert(passed.end(), {"latitude", "longitude"});
    for (const char* name : passed)
        if (context.arguments.contains(name)) given[name] = context.arguments[name];
    try {
        return {{{"message", insert_checkin(context, given)}}};
    } catch (SiteError& error) {
        error.through_hrms = error.exc_type != "QueryTimeoutError";
        throw;
    }
}

} // namespace zksync_sim::site
