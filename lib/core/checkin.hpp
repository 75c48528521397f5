#pragma once

#include "core/local_time.hpp"
#include "core/log_type.hpp"

#include <optional>
#include <string>
#include <utility>

namespace zksync {

/// The Employee Checkin that a punch becomes (docs/reference/frappe-api.md, section 1).
struct Checkin {
    std::string employee; ///< the Employee's name on the site, `HR-EMP-00001`
    SiteTime time;
    LogType log_type = LogType::none;
    std::string device_id; ///< at most 140 characters
    std::optional<double> latitude, longitude;

    bool operator==(const Checkin&) const = default;
};

/// An employee in a second: what a check-in must be the only one of.
using EmployeeSecond = std::pair<std::string, SiteTime>;
inline EmployeeSecond second_of(const Checkin& checkin) { return {checkin.employee, checkin.time}; }

} // namespace zksync
