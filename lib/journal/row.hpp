#pragma once

#include "core/checkin.hpp"
#include "core/judgement.hpp"
#include "core/punch.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

/// When and in which boot of this host a request left: to tell later whether it can still be running on the
/// site.
struct Departure {
    Moment at;                         ///< wall clock
    std::chrono::seconds since_boot{}; ///< CLOCK_BOOTTIME
    std::string boot_id;
};

/// What was sent of a punch, kept from before the request left (docs/rules.md, section 3).
struct InFlight {
    Checkin checkin;
    Departure departure;
};

/// One punch in the journal and what became of it.
struct JournalRow {
    std::int64_t seq = 0; ///< the journal's own number, in the order of reading
    Punch punch;
    Judgement judgement;
    Moment read_at;                    ///< when it was first read
    bool released = false;             ///< somebody vouched for its time with --release; stands for ever
    bool time_given = false;           ///< its time is not the device's: somebody gave it with --release
    std::optional<InFlight> in_flight; ///< what was sent last; kept after delivery
    std::string checkin;               ///< the check-in's name on the site, once it answered one
    std::optional<Moment> settled_at;  ///< when it reached `sent` or `duplicate`
    std::optional<Moment> tried_at;    ///< when the site refused it last
    std::optional<Moment> gone_since;  ///< the server no longer has the row
    std::string correction; ///< what the server says now, where that came too late: "code 0042 → 0043"
    std::string shift;      ///< the check-in's shift, as the site stored it
    bool too_late =
        false; ///< stored by the site, but its day had been processed: attendance does not count it
};

/// What was sent of a delivered punch: the second in which the site is to have one check-in of that employee.
struct SentPunch {
    std::int64_t seq = 0;
    EmployeeSecond second;
    std::string checkin; ///< its name on the site

    /// A place in the order of time sent, then seq; nothing lies before the first one.
    struct Place {
        LocalTime time;
        std::int64_t seq = 0;
    };
    Place place() const { return {second.second.wall(), seq}; }
};

} // namespace zksync
