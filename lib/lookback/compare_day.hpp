#pragma once

#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "push/delivery.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// How a punch and the site disagree.
enum class Disagreement {
    undelivered,      ///< on the device, or in a file, and not on the site
    gone_from_site,   ///< it was delivered, and the site no longer has it; it is not created again
    different,        ///< the site has it otherwise than it was sent
    twice_on_site,    ///< the site has two of that employee in that second: somebody else wrote it too
    only_on_site,     ///< the site has it as from this device, and no such punch was ever read
    gone_from_device, ///< delivered, and the device no longer has it
};

/// Whether somebody has to do something about it; the others are for information.
constexpr bool wants_action(Disagreement disagreement) {
    return disagreement == Disagreement::undelivered || disagreement == Disagreement::gone_from_site ||
           disagreement == Disagreement::different || disagreement == Disagreement::twice_on_site;
}

/// One punch, or one check-in, on which device, journal and site disagree.
struct Difference {
    Disagreement what = Disagreement::undelivered;
    std::string employee;        ///< "" when nobody knows
    EmployeeCode code;           ///< empty for a check-in without a punch
    EmployeeCode biometric_id{}; ///< what the device's configuration makes of the code
    SiteTime time;
    std::string checkin, device_id;
    std::string terminal;      ///< the punch's
    bool is_from_file = false; ///< only a file has the punch
    Judgement judgement;       ///< the punch's, in the journal
    std::string detail;        ///< what differs
};

/// Device, journal and site side by side on one day of the site.
struct ReconciledDay {
    LocalTime day;
    std::int64_t punches = 0;   ///< in the journal, which has just been read again; without those set aside
    std::int64_t agreed = 0;    ///< of those, the site has
    std::int64_t of_others = 0; ///< check-ins that stand for punches of other devices
    std::int64_t from_file = 0; ///< of the punches, those that only a file has
    std::int64_t elsewhere = 0; ///< check-ins that came by other ways: made by hand, or by somebody else
    std::vector<Difference> differences; ///< by employee, code and time
};

/// Nobody's attendance, or a time that cannot be true: no check-in stands for it.
inline bool is_set_aside(const JournalRow& row) {
    return row.judgement.state == PunchState::ignored || row.judgement.state == PunchState::quarantined;
}

/// The check-ins that stand for punches of other devices, by their journals.
struct Brought {
    std::set<std::string> names;
    std::set<EmployeeSecond> seconds; ///< as they were sent
};

/// What is known of one day before it is compared.
struct DayEvidence {
    LocalTime day;
    std::vector<JournalRow> rows;
    std::map<std::int64_t, EmployeeSecond> owners; ///< of rows by seq, where one is known
    std::vector<StoredCheckin> checkins;           ///< of everybody, on that day
    std::vector<StoredCheckin> moved;              ///< of the rows' names, on any other day
    std::set<std::string> labels;                  ///< the device_ids of this device
    Brought brought;                               ///< what the journals of the other devices know
};

ReconciledDay compare_day(const DayEvidence& evidence);

/// The check-ins that the rows name and that are not among those of the day: the site may have them on
/// another one.
std::vector<std::string> names_to_ask_for(std::span<const JournalRow> rows,
                                          std::span<const StoredCheckin> checkins);

} // namespace zksync
