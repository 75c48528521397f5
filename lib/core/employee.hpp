#pragma once

#include "core/punch.hpp"

#include <optional>
#include <string>

namespace zksync {

/// An Employee of the site, as far as a check-in is concerned (docs/reference/frappe-api.md, section 3).
struct Employee {
    std::string name;                ///< `HR-EMP-00001`
    std::string employee_name;       ///< the person's; for map-check and messages to HR only
    EmployeeCode biometric_id;       ///< byte for byte as the site has it; empty when unset
    std::string status;              ///< Active, Inactive, Left, Suspended
    std::optional<LocalTime> joined; ///< date_of_joining, its midnight; absent when the caller may not see it
    std::optional<LocalTime> relieved; ///< relieving_date, its midnight
    std::string default_shift;
};

} // namespace zksync
