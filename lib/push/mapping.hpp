#pragma once

#include "journal/journal.hpp"
#include "push/delivery.hpp"
#include "push/employee_book.hpp"
#include "push/site_pass.hpp"

#include <vector>

namespace zksync {

/// What waits for an employee is asked for at every pass, and pending again once the site has one; what has
/// another reason to wait by now takes that.
void ask_for_waiting(const SitePass& at, EmployeeBook& employees);

/// Punches as the check-ins that they become, in their order. What has to wait, or is set aside by now, is
/// judged so in the journal and left out.
std::vector<Delivery> map_rows(const SitePass& at, EmployeeBook& employees,
                               const std::vector<JournalRow>& rows);

} // namespace zksync
