#pragma once

#include "pass/binding.hpp"
#include "pass/pass.hpp"
#include "pass/state_files.hpp"
#include "push/attendance_book.hpp"
#include "push/deliver.hpp"
#include "push/dry_run.hpp"
#include "push/employee_book.hpp"
#include "push/late_days.hpp"
#include "push/push_report.hpp"

#include <chrono>
#include <optional>
#include <string>

namespace zksync {

class FrappeClient;
struct JournalRow;

struct PushOptions {
    NewAddress site = NewAddress::unexpected;
    /// What the site refused is tried again at once, not only once a day.
    enum class Refused { once_a_day, now } refused = Refused::once_a_day;
    /// Given for --dry-run: nothing is written to the site and nothing is rehearsed; it is told of every
    /// punch instead. The journal and the site's file must then be copies.
    Rehearse rehearse;
};

/// Empties the journal into the site (docs/rules.md, section 4). The device's lock must be held; the site's
/// is taken here, a chunk at a time. What was done before an error stays done, and `report` tells of it.
class Push {
public:
    Push(const Pass& pass, FrappeClient& client, SitePaths paths, std::string key_fingerprint);

    /// Throws Error as the table of answers says, and (locked) when the site's lock is not free within ten
    /// minutes.
    void run(const PushOptions& options);
    /// With the journal's states as they are now.
    const PushReport& report();

private:
    enum class More {
        yes,
        no,      ///< nothing is pending any more
        not_now, ///< a write may still be running, or max_time is over
    };
    void check_this_host();
    bool has_work() const;
    void take_due_refusals(const PushOptions& options);
    More push_chunks(const PushOptions& options);
    More push_chunk(const PushOptions& options);
    More push_rows(const SitePass& at, const PushOptions& options);
    void look_again();
    std::vector<Delivery> rehearse_once(const SitePass& at, std::vector<Delivery> deliveries);

    const Pass& pass_;
    FrappeClient& client_;
    SitePaths paths_;
    std::string key_fingerprint_;
    std::chrono::seconds deadline_; ///< on the boot-time clock
    PushReport report_;
    EmployeeBook employees_;
    Courier courier_;
    AttendanceBook attendance_;
    LateDays late_;
    bool rehearsed_ = false;
    bool asked_for_waiting_ = false;
};

} // namespace zksync
