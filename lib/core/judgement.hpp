#pragma once

#include "core/punch_state.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// Why a punch waits, is ignored or is quarantined (docs/rules.md, sections 1 and 3).
enum class Reason {
    none,
    no_employee,       ///< waiting: nobody on the site has this code
    several_employees, ///< waiting: more than one has it
    inactive,          ///< waiting: Employee.status is Inactive
    not_employed,      ///< waiting: outside date_of_joining to relieving_date
    refused,           ///< waiting: the site refused it and said why (the detail)
    no_code,           ///< ignored: a door event; waiting: a user of a terminal who has none (yet)
    ignore_list,       ///< ignored: the configuration's `ignore`
    terminal_ignored,  ///< ignored: the terminal is left out
    before_since,      ///< ignored: before go-live
    unusable_time,     ///< quarantined: no time that can be read
    before_2015,       ///< quarantined: a clock that was reset
    ahead,             ///< quarantined: more than 24 h ahead of now; judged again at every pass
    double_tap,        ///< ignored: less than `min_gap` after a punch that is kept
};

/// "no-employee", …: the word of --json and of the journal.
std::string_view to_text(Reason reason);
std::optional<Reason> reason_from(std::string_view text);
/// For people: "Employee Not Found: nobody on the site has this code".
std::string_view sentence(Reason reason);
/// The same for one of a row in that state: some reasons mean another thing there.
std::string_view sentence(PunchState state, Reason reason);

/// A state with its reason, and for `refused` the site's words.
struct Judgement {
    PunchState state = PunchState::pending;
    Reason reason = Reason::none;
    std::string detail;

    bool operator==(const Judgement&) const = default;
};

} // namespace zksync
