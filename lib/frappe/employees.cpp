#include "frappe/client_impl.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace zksync {
namespace {

using frappe::Filter;

/// Codes a request.
constexpr std::size_t codes_at_once = 200;

std::optional<LocalTime> day(json::Value value) {
    const auto time = frappe::time_in(value);
    return time ? std::optional{time->midnight()} : std::nullopt;
}

/// Names are shown and compared, and nothing else is done with them: one is kept as long as any is.
std::string name_in(json::Value value) {
    constexpr std::size_t longest = 500;
    std::string name = value.text().value_or("");
    name.resize(std::min(name.size(), longest));
    return name;
}

Employee employee_from(json::Value row, const std::string& field) {
    return {row["name"].text().value_or(""),
            name_in(row["employee_name"]),
            {row[field].text().value_or("")},
            row["status"].string().value_or(""),
            day(row["date_of_joining"]),
            day(row["relieving_date"]),
            row["default_shift"].text().value_or("")};
}

std::vector<std::string> fields(const std::string& employee_field) {
    std::vector<std::string> fields{"name", "employee_name", "status", "date_of_joining", "relieving_date"};
    if (std::find(fields.begin(), fields.end(), employee_field) == fields.end())
        fields.push_back(employee_field);
    return fields;
}

/// One reading of the employees, which may take several lists. Notices when the site keeps the code's field
/// back.
class Reading {
public:
    Reading(frappe::SiteConnection& site, std::function<void(const Employee&)> each)
        : site_(site), field_(site.config().employee_field), each_(std::move(each)),
          ask_default_shift_(field_ != "default_shift") {}

    void list(const std::vector<Filter>& filters, const http::ListBounds& bounds = {});
    void check_field_was_seen() const;

private:
    void list_rows(const frappe::ListQuery& query);
    Error unknown_field() const;

    frappe::SiteConnection& site_;
    const std::string& field_;
    const std::function<void(const Employee&)> each_;
    const frappe::Asked asked_{"read the employees"};
    bool ask_default_shift_; ///< only Frappe HR adds that field to Employee
    std::size_t rows_ = 0;
    bool field_seen_ = false;
};

void Reading::list(const std::vector<Filter>& filters, const http::ListBounds& bounds) {
    const frappe::ListQuery query{"Employee", fields(field_), filters, frappe::ListQuery::all_pages, bounds};
    if (!ask_default_shift_) return list_rows(query);
    auto with_shift = query;
    with_shift.fields.emplace_back("default_shift");
    try {
        list_rows(with_shift);
    } catch (const frappe::UnknownField& unknown) {
        if (!unknown.names("default_shift")) throw;
        ask_default_shift_ = false;
        list_rows(query);
    }
}

void Reading::list_rows(const frappe::ListQuery& query) {
    try {
        site_.for_each_row(query, asked_, [this](json::Value row) {
            ++rows_;
            field_seen_ = field_seen_ || row[field_].exists();
            each_(employee_from(row, field_));
        });
    } catch (const frappe::UnknownField& unknown) {
        if (unknown.names(field_)) throw unknown_field();
        throw;
    }
}

Error Reading::unknown_field() const {
    return Error(ErrorKind::configuration,
                 fmt::format("cannot read the employees at {}: Employee has no field \"{}\"",
                             site_.config().url, field_),
                 "write the name of the Employee field that holds the biometric ID into site.employee_field "
                 "(attendance_device_id, or a custom field's name: custom_…)");
}

void Reading::check_field_was_seen() const {
    if (rows_ == 0 || field_seen_) return;
    throw Error(
        ErrorKind::refused,
        fmt::format("cannot read the employees at {}: the API key's user may not read the field \"{}\"",
                    site_.config().url, field_),
        "grant one of the user's roles the permission level of that field on Employee");
}

} // namespace

std::vector<Employee> FrappeClient::employees_with(std::span<const EmployeeCode> codes) {
    std::set<std::string> wanted;
    for (const auto& code : codes)
        // An empty one would find everybody who has none.
        if (!code.value.empty()) wanted.insert(code.value);

    // The site compares leniently, so two lists may find the same employee.
    std::map<std::string, Employee> found;
    Reading reading(impl_->site, [&](const Employee& employee) { found.emplace(employee.name, employee); });
    const std::string& field = impl_->site.config().employee_field;
    const std::vector<std::string> list(wanted.begin(), wanted.end());
    frappe::in_chunks(std::span{list}, codes_at_once, [&](std::span<const std::string> chunk) {
        reading.list({{field, "in", std::vector<std::string>(chunk.begin(), chunk.end())}},
                     frappe::bounds_of_wanted(chunk.size()));
    });
    reading.check_field_was_seen();

    std::vector<Employee> employees;
    for (auto& [name, employee] : found) employees.push_back(std::move(employee));
    return employees;
}

std::vector<Employee> FrappeClient::employees_called(const std::string& text) {
    std::map<std::string, Employee> found;
    // An empty one would find those without a name.
    if (text.empty()) return {};
    Reading reading(impl_->site, [&](const Employee& employee) { found.emplace(employee.name, employee); });
    for (const char* field : {"name", "employee_name"})
        reading.list({{field, "=", text}}, frappe::bounds_of_wanted(1));
    reading.check_field_was_seen();

    std::vector<Employee> employees;
    for (auto& [name, employee] : found) employees.push_back(std::move(employee));
    return employees;
}

std::vector<Employee> FrappeClient::employees_named(std::span<const std::string> names) {
    std::vector<Employee> employees;
    Reading reading(impl_->site, [&](const Employee& employee) { employees.push_back(employee); });
    frappe::in_chunks(names, codes_at_once, [&](std::span<const std::string> chunk) {
        reading.list({{"name", "in", std::vector<std::string>(chunk.begin(), chunk.end())}},
                     frappe::bounds_of_wanted(chunk.size()));
    });
    reading.check_field_was_seen();
    return employees;
}

void FrappeClient::for_each_employee(const std::function<void(const Employee&)>& each) {
    Reading reading(impl_->site, each);
    reading.list({});
    reading.check_field_was_seen();
}

std::int64_t FrappeClient::employee_total() {
    const frappe::Asked asked{"count the employees"};
    const auto document = impl_->site.look(
        impl_->site.get("/api/method/frappe.client.get_count", {{"doctype", "Employee"}}), asked);
    const auto total = document["message"].integer();
    if (!total) throw unexpected(asked, impl_->site.config().url, "the answer holds no number");
    return *total;
}

} // namespace zksync
