#include "methods.hpp"

#include "add_log.hpp"
#include "checkin_rules.hpp"
#include "query.hpp"

#include <algorithm>
#include <map>

namespace zksync_sim::site {
namespace {

std::string required_argument(const Context& context, const char* function, const char* name) {
    if (context.arguments.contains(name)) return context.argument(name);
    throw crashed("TypeError: " + std::string(function) + "() missing 1 required positional argument: '" +
                      name + "'",
                  "TypeError");
}

Result message(Json value) { return {{{"message", std::move(value)}}}; }

Result ping(Context&) { return message("pong"); }

Result logged_user(Context& context) { return message(context.user.name); }

Result roles(Context& context) {
    const auto wanted = context.argument("uid");
    const std::shared_lock lock(context.store.mutex);
    for (const auto& [key, user] : context.store.users)
        if (user.name == (wanted.empty() ? context.user.name : wanted)) return message(user.roles);
    return message({"All", "Guest"});
}

Result doctype(Context& context) {
    const auto name = required_argument(context, "getdoctype", "doctype");
    if (!is_doctype(name)) throw does_not_exist("DocType " + name);
    const std::shared_lock lock(context.store.mutex);
    return {{{"docs", Json::array({doctype_document(name, context.store.permissions_of(name))})},
             {"user_settings", "{}"}}};
}

Json version_of(const char* title, const char* description, const std::string& version) {
    return {{"title", title}, {"description", description}, {"branch", ""}, {"version", version}};
}

Result versions(Context& context) {
    const int profile = context.knobs.version_profile;
    const auto version = profile == 16 ? std::string("16.0.0-dev") : std::to_string(profile) + ".40.0";
    Json apps{{"frappe",
               version_of("Framework",
                          "Full stack web framework with Python, Javascript, MariaDB, Redis, Node", version)},
              {"erpnext", version_of("ERPNext", "ERP made simple", version)}};
    if (profile >= 14) apps["hrms"] = version_of("Frappe HR", "Modern HR and Payroll Software", version);
    return message(apps);
}

Result time_zone(Context& context) {
    const auto& user = context.user;
    const auto& own = user.time_zone.empty() ? context.knobs.time_zone : user.time_zone;
    return message({{"time_zone", user.is_guest() ? context.knobs.guest_time_zone : own}});
}

std::string listed_doctype(const Context& context, const char* function) {
    const auto name = required_argument(context, function, "doctype");
    if (schema_of(name).empty()) {
        if (is_doctype(name)) throw no_list_permission(context.user.name, name);
        throw does_not_exist("DocType " + name);
    }
    return name;
}

/// A page of a list that never ends: nobody is on it twice, and every name is that long.
Json endless_page(const Query& query, std::size_t length_of_name) {
    const std::string name(length_of_name, 'x');
    Json rows = Json::array();
    const std::size_t start = query.start;
    for (std::size_t i = start; i < start + query.length.value_or(0); ++i) {
        const std::string number = std::to_string(i);
        rows.push_back({{"name", "HR-EMP-X" + number},
                        {"employee_name", name},
                        {"attendance_device_id", "x" + number},
                        {"status", "Active"}});
    }
    return rows;
}

Result get_list(Context& context) {
    const auto name = listed_doctype(context, "get_list");
    const std::shared_lock lock(context.store.mutex);
    if (!context.store.permits(context.user, name, 0, &Permission::read))
        throw no_list_permission(context.user.name, name);
    const Query query = parse_query(context, name);
    if (name == "Employee" && context.knobs.endless_employees > 0)
        return message(endless_page(query, static_cast<std::size_t>(context.knobs.endless_employees)));
    return message(run_query(context, query));
}

Result get_count(Context& context) {
    const auto name = listed_doctype(context, "get_count");
    const std::shared_lock lock(context.store.mutex);
    return message(count_rows(context, parse_query(context, name)));
}

/// frappe.core…get_user_permissions(): of the caller, whoever is asked for.
Result user_permissions(Context& context) {
    Json permissions = Json::object();
    for (const auto& employee : context.user.allowed_employees)
        permissions["Employee"].push_back(
            {{"doc", employee}, {"applicable_for", nullptr}, {"is_default", 0}});
    for (const auto& company : context.user.allowed_companies)
        permissions["Company"].push_back({{"doc", company}, {"applicable_for", nullptr}, {"is_default", 1}});
    return message(permissions);
}

Result get_value(Context& context) {
    const auto name = required_argument(context, "get_value", "doctype");
    const std::shared_lock lock(context.store.mutex);
    if (schema_of(name).empty() || !context.store.permits(context.user, name, 0, &Permission::read))
        throw thrown("No permission for " + name, "PermissionError", 403);
    context.arguments["fields"] = context.arguments.value("fieldname", Json("name"));
    auto query = parse_query(context, name);
    query.length = 1;
    const auto rows = run_query(context, query);
    return message(rows.empty() ? Json::object() : rows.front());
}

Result insert_many(Context& context) {
    if (context.is_get()) throw thrown("Not permitted", "PermissionError", 403);
    Json documents = context.arguments.value("docs", Json::array());
    if (documents.is_string()) documents = Json::parse(documents.get<std::string>());
    if (!documents.is_array()) documents = Json::array({documents});
    if (documents.size() > static_cast<std::size_t>(context.knobs.insert_many_cap))
        throw thrown("Only " + std::to_string(context.knobs.insert_many_cap) +
                     " inserts allowed in one request");
    Json names = Json::array();
    for (const auto& document : documents) {
        const auto type = text_of(document, "doctype").value_or("");
        if (type != "Employee Checkin") throw no_role_permission(context.user.name, type, "create");
        names.push_back(insert_checkin(context, document)["name"]);
    }
    return message(std::move(names));
}

struct Function {
    bool for_guests;
    Result (*run)(Context&);
};

const std::map<std::string, Function>& functions() {
    static const std::map<std::string, Function> known{
        {"frappe.ping", {true, ping}},
        {"frappe.auth.get_logged_user", {false, logged_user}},
        {"frappe.core.doctype.user.user.get_roles", {false, roles}},
        {"frappe.desk.form.load.getdoctype", {false, doctype}},
        {"frappe.utils.change_log.get_versions", {false, versions}},
        {"frappe.client.get_time_zone", {true, time_zone}},
        {"frappe.core.doctype.user_permission.user_permission.get_user_permissions",
         {false, user_permissions}},
        {"frappe.client.get_list", {false, get_list}},
        {"frappe.client.get_count", {false, get_count}},
        {"frappe.client.get_value", {false, get_value}},
        {"frappe.client.insert_many", {false, insert_many}},
        {"hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field",
         {false, add_log}},
        {"erpnext.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field",
         {false, add_log}}};
    return known;
}

/// The function is in HRMS from version 14 on, in ERPNext before.
void require_its_app(const Knobs& knobs, const std::string& name) {
    if (name.starts_with("erpnext.hr.") && knobs.version_profile >= 14)
        throw unknown_method(name, "No module named 'erpnext.hr'");
    if (name.starts_with("hrms.") && knobs.version_profile < 14)
        throw unknown_method(name, "No module named 'hrms'");
}

std::string why_unknown(const std::string& name) {
    const auto dot = name.rfind('.');
    if (dot == std::string::npos) return "not enough values to unpack";
    const auto module = name.substr(0, dot);
    const auto known = std::any_of(functions().begin(), functions().end(),
                                   [&](const auto& entry) { return entry.first.starts_with(module + "."); });
    if (known) return "module '" + module + "' has no attribute '" + name.substr(dot + 1) + "'";
    return "No module named '" + module + "'";
}

} // namespace

Result call_method(Context& context, const std::string& name) {
    require_its_app(context.knobs, name);
    const auto found = functions().find(name);
    if (found == functions().end()) throw unknown_method(name, why_unknown(name));
    if (context.user.is_guest() && !found->second.for_guests) throw not_whitelisted(name);
    return found->second.run(context);
}

} // namespace zksync_sim::site
