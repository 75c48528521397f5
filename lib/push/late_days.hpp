#pragma once

#include "pass/pass.hpp"

#include <string>
#include <vector>

namespace zksync {

/// The check-ins of a pass that came too late for attendance, by person and day: HR has one thing to do about
/// each day (docs/rules.md, section 4, *Too late*). They come batch by batch and are said at the end.
class LateDays {
public:
    /// `who_and_when`: the person and the day; `what`: what became of them, why, and what to do: "came
    /// too late for attendance: …".
    void add(const std::string& who_and_when, const std::string& checkin, const std::string& what);
    /// Says each day in one line, and forgets them.
    void tell(const Pass& pass);

private:
    struct Day {
        std::string who_and_when, what;
        std::vector<std::string> checkins;
    };
    std::vector<Day> days_; ///< in the order in which they came
};

} // namespace zksync
