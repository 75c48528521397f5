#include "control_people.hpp"

#include "collation.hpp"

#include <algorithm>
#include <mutex>
#include <stdexcept>
#include <unordered_set>

namespace zksync_sim::site {
namespace {

Json as_list(const Json& given) { return given.is_array() ? given : Json::array({given}); }

std::string required(const Json& given, const char* key) {
    const auto text = text_of(given, key);
    if (!text || text->empty()) throw std::invalid_argument(std::string("missing: ") + key);
    return *text;
}

/// `%04d` and the like, with the number put in.
std::string numbered(const std::string& format, long long number) {
    const auto percent = format.find('%');
    const auto end = format.find('d', percent);
    if (percent == std::string::npos || end == std::string::npos)
        throw std::invalid_argument("no %d in " + format);
    const auto width_text = format.substr(percent + 1, end - percent - 1);
    const auto width = width_text.empty() ? std::size_t{0} : std::stoul(width_text);
    auto digits = std::to_string(number);
    if (digits.size() < width) digits.insert(0, width - digits.size(), width_text[0] == '0' ? '0' : ' ');
    return format.substr(0, percent) + digits + format.substr(end + 1);
}

void note_custom_fields(Store& store, const Json& employee) {
    const auto known = store.fields_of("Employee");
    for (const auto& [name, value] : employee.items())
        if (std::none_of(known.begin(), known.end(), [&](const Field& field) { return field.name == name; }))
            store.custom_fields.push_back(name);
}

std::unordered_set<std::string> codes_in_use(Store& store) {
    std::unordered_set<std::string> codes;
    for (const auto& [key, employee] : store.documents["Employee"])
        if (const auto code = text_of(employee, "attendance_device_id")) codes.insert(folded(*code));
    return codes;
}

} // namespace

Json put_users(Store& store, const Json& given) {
    const std::unique_lock lock(store.mutex);
    for (const auto& one : as_list(given)) {
        User user;
        user.api_key = one.contains("api_key") ? required(one, "api_key") : required(one, "key");
        user.api_secret = one.contains("api_secret") ? required(one, "api_secret") : required(one, "secret");
        user.name = required(one, "user");
        user.roles = one.value("roles", std::vector<std::string>{"HR User", "All", "Guest", "Desk User"});
        user.time_zone = text_of(one, "time_zone").value_or("");
        user.enabled = !one.contains("enabled") || whole_number(one, "enabled") != 0;
        user.allowed_employees = one.value("allowed_employees", std::vector<std::string>{});
        user.allowed_companies = one.value("allowed_companies", std::vector<std::string>{});
        store.users[user.api_key] = std::move(user);
    }
    return {{"users", store.users.size()}};
}

Json put_permissions(Store& store, const Json& given) {
    const auto doctype = text_of(given, "doctype").value_or("Employee Checkin");
    std::vector<Permission> rows;
    for (const auto& row : given.at("permissions"))
        rows.push_back({required(row, "role"), static_cast<int>(whole_number(row, "permlevel")),
                        static_cast<int>(whole_number(row, "read")),
                        static_cast<int>(whole_number(row, "write")),
                        static_cast<int>(whole_number(row, "create"))});
    const std::unique_lock lock(store.mutex);
    store.permissions[doctype] = rows;
    return to_document(rows, doctype);
}

Json show_permissions(const Store& store, const std::string& doctype) {
    const std::shared_lock lock(store.mutex);
    return to_document(store.permissions_of(doctype), doctype);
}

Json put_employees(Store& store, Micros now, const Json& given) {
    const std::unique_lock lock(store.mutex);
    auto codes = codes_in_use(store);
    for (const auto& one : as_list(given)) {
        const auto name = required(one, "name");
        if (store.find("Employee", name) != nullptr) throw std::invalid_argument("employee exists: " + name);
        const auto code = text_of(one, "attendance_device_id");
        if (code && !code->empty() && !codes.insert(folded(*code)).second)
            throw std::invalid_argument("attendance_device_id must be unique: " + *code);
        note_custom_fields(store, one);
        store.documents["Employee"][folded(name)] = employee_document(one, now);
    }
    return {{"employees", store.documents["Employee"].size()}};
}

Json generate_employees(Store& store, Micros now, const Json& given) {
    const auto first = given.value("first", 1LL);
    const auto count = given.value("count", 1LL);
    const auto code_format = text_of(given, "code_format").value_or("%04d");
    const auto name_format = text_of(given, "name_format").value_or("HR-EMP-%05d");
    Json employees = Json::array();
    for (long long number = first; number < first + count; ++number) {
        Json one{{"name", numbered(name_format, number)},
                 {"employee_name", "Employee " + std::to_string(number)},
                 {"attendance_device_id", numbered(code_format, number)}};
        for (const auto& [key, value] : given.items())
            if (key != "first" && key != "count" && key != "code_format" && key != "name_format")
                one[key] = value;
        employees.push_back(std::move(one));
    }
    return put_employees(store, now, employees);
}

Json change_employee(Store& store, const Json& given) {
    const std::unique_lock lock(store.mutex);
    const auto name = required(given, "name");
    const auto& changes = given.at("set");
    const auto found = store.documents["Employee"].find(folded(name));
    if (found == store.documents["Employee"].end()) throw std::invalid_argument("no such employee: " + name);
    const auto code = text_of(changes, "attendance_device_id");
    if (code && !code->empty() && store.employee_with_code(*code, name) != nullptr)
        throw std::invalid_argument("attendance_device_id must be unique: " + *code);
    note_custom_fields(store, changes);
    for (const auto& [key, value] : changes.items()) found->second[key] = value;
    return found->second;
}

Json put_shift_types(Store& store, Micros now, const Json& given) {
    const std::unique_lock lock(store.mutex);
    for (const auto& one : as_list(given))
        store.documents["Shift Type"][folded(required(one, "name"))] = shift_type_document(one, now);
    return {{"shift_types", store.documents["Shift Type"].size()}};
}

Json put_shift_assignments(Store& store, Micros now, const Json& given) {
    const std::unique_lock lock(store.mutex);
    Json names = Json::array();
    for (const auto& one : as_list(given)) {
        required(one, "employee"), required(one, "shift_type"), required(one, "start_date");
        const auto name = text_of(one, "name").value_or("");
        const auto final_name = name.empty() ? store.take_name("HR-SHA-", 5) : name;
        store.documents["Shift Assignment"][folded(final_name)] =
            shift_assignment_document(one, final_name, now);
        names.push_back(final_name);
    }
    return {{"names", names}};
}

} // namespace zksync_sim::site
