#include "core/judgement.hpp"

#include <algorithm>
#include <array>

namespace zksync {
namespace {

struct Wording {
    Reason reason;
    std::string_view word;
    std::string_view sentence;
};

constexpr std::array wordings{
    Wording{Reason::none, "none", ""},
    Wording{Reason::no_employee, "no-employee", "Employee Not Found: nobody on the site has this code"},
    Wording{Reason::several_employees, "several-employees",
            "Several Employees Found: more than one on the site has this code"},
    Wording{Reason::inactive, "inactive",
            "Employee Inactive: the site takes no check-ins of an inactive employee"},
    Wording{Reason::not_employed, "not-employed",
            "Not Employed: the day lies before the date of joining or after the relieving date"},
    Wording{Reason::refused, "refused", "Refused: the site did not take the check-in"},
    Wording{Reason::no_code, "no-code", "No Employee Code: a door event, nobody's attendance"},
    Wording{Reason::ignore_list, "ignore-list", "Ignored Code: the configuration's ignore list names it"},
    Wording{Reason::terminal_ignored, "terminal-ignored",
            "Ignored Terminal: the configuration leaves it out"},
    Wording{Reason::before_since, "before-since", "Before Go-live: older than since in the configuration"},
    Wording{Reason::unusable_time, "unusable-time",
            "Unusable Time: the device reported no time that can be read"},
    Wording{Reason::before_2015, "before-2015",
            "Impossible Time: before 2015, as from a clock that was reset"},
    Wording{Reason::ahead, "ahead", "Impossible Time: more than 24 hours ahead of now"},
    Wording{Reason::double_tap, "double-tap",
            "Double Tap: less than min_gap after a punch of this code and log type that is kept"},
};

const Wording& wording_of(Reason reason) {
    const auto* found = std::ranges::find(wordings, reason, &Wording::reason);
    return found == wordings.end() ? wordings.front() : *found;
}

} // namespace

std::string_view to_text(Reason reason) { return wording_of(reason).word; }

std::optional<Reason> reason_from(std::string_view text) {
    const auto* found = std::ranges::find(wordings, text, &Wording::word);
    if (found == wordings.end()) return std::nullopt;
    return found->reason;
}

std::string_view sentence(Reason reason) { return wording_of(reason).sentence; }

std::string_view sentence(PunchState state, Reason reason) {
    if (state == PunchState::waiting && reason == Reason::no_code)
        return "No Employee Code: the terminal's list of users has none for this user";
    return sentence(reason);
}

} // namespace zksync
