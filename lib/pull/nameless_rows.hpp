#pragma once

#include "core/punch.hpp"
#include "pass/pass.hpp"

#include <map>
#include <string>

namespace zksync {

/// Whose the rows of a log are that has internal numbers in the place of codes: numbers are given to somebody
/// else after a while (docs/rules.md, section 1).
class NamelessRows {
public:
    explicit NamelessRows(const Pass& pass) : pass_(pass) {}

    /// The code of a punch that was read: the one that its row got first, when somebody had the number; else
    /// the one that the list of users has now, unless the number was somebody else's before, or the
    /// configuration says whose the punches of that number are. That a row which waited gets a code is said.
    EmployeeCode code_of(const Punch& punch);

private:
    bool goes_to_who_has_it_now(const Punch& punch, const EmployeeCode& stand_in);
    bool was_anothers(const Punch& punch) const;

    const Pass& pass_;
    std::map<std::string, bool> decided_; ///< by the stand-in for a code
};

} // namespace zksync
