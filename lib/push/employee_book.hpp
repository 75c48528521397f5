#pragma once

#include "core/employee.hpp"
#include "frappe/employee_view.hpp"
#include "push/site_pass.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// The employees that the site gave for the codes of a pass: asked for once a code.
class EmployeeBook {
public:
    /// Asks for those codes that were not asked for before.
    void ask(FrappeClient& client, std::span<const EmployeeCode> codes);
    /// What the site gave for a code, byte for byte the same; none when nobody has it.
    std::span<const Employee> with(const EmployeeCode& code) const;

    /// That nobody has a code means something only where the site shows everybody: throws Error (refused)
    /// where it does not. Asks once.
    const EmployeeView& insist_on_seeing_all(FrappeClient& client, const std::string& site_url);

private:
    std::optional<EmployeeView> view_;
    std::map<EmployeeCode, std::vector<Employee>> by_code_;
};

} // namespace zksync
