#pragma once

#include "journal/row.hpp"
#include "pass/release.hpp"

#include <string>

namespace zksync {

/// What an advice needs besides the row itself.
struct AdviceContext {
    std::string device, employee_field;
    EmployeeCode id;       ///< the biometric ID of the row's code
    ReleaseAdvice release; ///< for a quarantined row
};

/// What somebody has to do about a punch that was not delivered, and where; "" where there is nothing to do.
/// A command in it works when it is typed as it stands (docs/rules.md, section 3).
std::string what_to_do(const JournalRow& row, const AdviceContext& context);
/// About a check-in that the site no longer has.
std::string advice_on_gone();
/// About one for which the site found no shift: it is looked for when a check-in is created, so a shift that
/// is assigned later does not count by itself.
std::string advice_on_no_shift();

} // namespace zksync
