#include "frappe/employee_view.hpp"

#include "frappe/client_impl.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

const frappe::Asked read_employees{"read the employees"};

/// Is there an employee at that place of the list, counted from 0? One row, however many employees there are.
bool is_shown(frappe::SiteConnection& site, std::int64_t place) {
    const auto document =
        site.look(site.get("/api/resource/Employee", {{"fields", R"(["name"])"},
                                                      {"order_by", "name asc"},
                                                      {"limit_start", std::to_string(place)},
                                                      {"limit_page_length", "1"}}),
                  read_employees);
    return document["data"].size() > 0;
}

/// How many of `total` are shown, when not all of them are.
std::int64_t count_shown(frappe::SiteConnection& site, std::int64_t total) {
    std::int64_t shown = 0;
    while (shown < total) {
        const std::int64_t middle = shown + (total - shown) / 2;
        if (is_shown(site, middle)) {
            shown = middle + 1;
        } else {
            total = middle;
        }
    }
    return shown;
}

/// `{"Employee": [{"doc": "HR-EMP-00001", "applicable_for": null}]}`
std::map<std::string, std::vector<std::string>> permissions_in(json::Value message) {
    std::map<std::string, std::vector<std::string>> permissions;
    for (const std::string& doctype : message.keys()) {
        const json::Value rows = message[doctype];
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string applies = rows.at(i)["applicable_for"].text().value_or("");
            if (!applies.empty() && applies != "Employee") continue;
            permissions[doctype].push_back(rows.at(i)["doc"].text().value_or("?"));
        }
    }
    return permissions;
}

std::map<std::string, std::vector<std::string>> user_permissions(frappe::SiteConnection& site) {
    try {
        const auto document =
            site.look(site.get("/api/method/frappe.core.doctype.user_permission.user_permission."
                               "get_user_permissions"),
                      {"read the User Permissions of the API key's user"});
        return permissions_in(document["message"]);
    } catch (const Error& error) {
        // A site that does not tell must do without.
        if (error.kind() == ErrorKind::unreachable) throw;
        return {};
    }
}

} // namespace

EmployeeView FrappeClient::employee_view() {
    EmployeeView view;
    view.total = employee_total();
    bool all = view.total == 0 || is_shown(impl_->site, view.total - 1);
    if (!all) {
        // One may have been deleted between the two questions.
        view.total = employee_total();
        all = view.total == 0 || is_shown(impl_->site, view.total - 1);
    }
    view.seen = all ? view.total : count_shown(impl_->site, view.total);
    view.permissions = user_permissions(impl_->site);
    return view;
}

std::string remove_user_permissions() {
    return "remove the User Permissions of that user (on Employee, Company, Branch, Department …): the "
           "integration user must have none; then: zksync auth";
}

std::string list_of_permissions(const EmployeeView& view) {
    std::string list;
    for (const auto& [doctype, documents] : view.permissions) {
        const std::string more =
            documents.size() > 1 ? fmt::format(" and {} more", documents.size() - 1) : "";
        list += fmt::format("{}{} ({}{})", list.empty() ? "" : ", ", printable(doctype, 60),
                            printable(documents.front(), 60), more);
    }
    return list;
}

std::optional<Error> hidden_employees(const EmployeeView& view, const std::string& needed,
                                      const std::string& site_url) {
    const bool is_confined = view.permissions.contains("Employee");
    if (view.seen >= view.total && !is_confined) return std::nullopt;
    std::string shown =
        view.seen >= view.total
            ? "only the employees that its User Permissions name"
            : fmt::format("{} of its {} employees",
                          view.seen == 0 ? "none" : fmt::format("only {}", view.seen), view.total);
    const std::string permissions = list_of_permissions(view);
    const std::string stands = permissions.empty()
                                   ? ", as with a User Permission"
                                   : fmt::format("; that user has User Permissions: {}", permissions);
    return Error(ErrorKind::refused,
                 fmt::format("cannot {} at {}: the site shows the API key's user {}{}", needed, site_url,
                             shown, stands),
                 remove_user_permissions());
}

} // namespace zksync
