#pragma once

#include "core/employee.hpp"
#include "push/site_pass.hpp"

#include <map>
#include <span>
#include <vector>

namespace zksync {

/// The employees that the site gave for the codes of a pass: asked for once a code.
class EmployeeBook {
public:
    /// Asks for those codes that were not asked for before.
    void ask(FrappeClient& client, std::span<const EmployeeCode> codes);
    /// What the site gave for a code, byte for byte the same; none when nobody has it.
    std::span<const Employee> with(const EmployeeCode& code) const;

private:
    std::map<EmployeeCode, std::vector<Employee>> by_code_;
};

} // namespace zksync
