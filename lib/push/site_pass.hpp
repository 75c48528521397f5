#pragma once

#include "journal/site_file.hpp"
#include "pass/pass.hpp"
#include "push/delivery.hpp"
#include "push/push_report.hpp"

#include <chrono>
#include <string>

namespace zksync {

class AttendanceBook;
class FrappeClient;
class Journal;
class LateDays;

/// A device's pass while it holds the site's lock.
struct SitePass {
    const Pass& pass;
    FrappeClient& client;
    SiteFile& site;
    std::string key_fingerprint; ///< of the site's URL and zone, key and secret
    PushReport& report;
    AttendanceBook& attendance;    ///< what the site showed of shifts in this pass
    LateDays& late;                ///< what attendance leaves out, to be said at the end
    std::chrono::seconds deadline; ///< on the boot-time clock: nothing new is begun after it

    bool is_over() const { return pass.clock.since_boot() >= deadline; }
    Departure departure() const { return {pass.clock.now(), pass.clock.since_boot(), pass.clock.boot_id()}; }
};

/// Records what became of a delivery and of those that follow it, in one transaction; counts it in the
/// report. The check-in may be of another name than was sent, or of none ("").
void record_delivered(const SitePass& at, const Delivery& delivery, PunchState state,
                      const std::string& checkin);
/// The same inside a transaction of the caller's: a whole batch is one, because each waits for the disk.
void note_delivered(const SitePass& at, const Delivery& delivery, PunchState state,
                    const std::string& checkin);
/// Says, once, that the device changed a row while its answer was lost and the site had it already.
void tell_correction(const SitePass& at, std::int64_t seq);
/// The delivery and those that follow it wait, for the same reason.
void record_refused(const SitePass& at, const Delivery& delivery, const std::string& words);

} // namespace zksync
