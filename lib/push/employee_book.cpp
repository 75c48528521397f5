#include "push/employee_book.hpp"

#include "frappe/frappe_client.hpp"

#include <algorithm>

namespace zksync {

void EmployeeBook::ask(FrappeClient& client, std::span<const EmployeeCode> codes) {
    std::vector<EmployeeCode> unasked;
    for (const EmployeeCode& code : codes) {
        if (by_code_.try_emplace(code).second) unasked.push_back(code);
    }
    if (unasked.empty()) return;
    std::ranges::sort(unasked);
    // The database ignores case, accents and outer spaces: it answers with more than was asked for, also with
    // an employee whose own code was asked for before.
    for (Employee& employee : client.employees_with(unasked)) {
        if (!std::ranges::binary_search(unasked, employee.biometric_id)) continue;
        by_code_.at(employee.biometric_id).push_back(std::move(employee));
    }
}

const EmployeeView& EmployeeBook::insist_on_seeing_all(FrappeClient& client, const std::string& site_url) {
    if (!view_) view_ = client.employee_view();
    if (const auto hidden = hidden_employees(*view_, "look for the owners of employee codes", site_url))
        throw *hidden;
    return *view_;
}

std::span<const Employee> EmployeeBook::with(const EmployeeCode& code) const {
    const auto place = by_code_.find(code);
    return place == by_code_.end() ? std::span<const Employee>{} : std::span<const Employee>{place->second};
}

} // namespace zksync
