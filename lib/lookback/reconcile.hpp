#pragma once

#include "lookback/compare_day.hpp"
#include "pass/pass.hpp"
#include "push/employee_book.hpp"

#include <functional>

namespace zksync {

class DeviceClient;

/// A range of site time, both ends inclusive.
struct SiteRange {
    SiteTime from, to;
};

/// Puts the device, the journal and the site side by side. The device's lock must be held; the site is only
/// asked. Holds one day at a time in memory.
class Reconcile {
public:
    /// Throws Error (usage) for a range that begins before the go-live, or is none.
    Reconcile(const Pass& pass, SiteRange range);

    /// Reads the device again over the range: what came late, was corrected or is gone is in the journal
    /// then.
    void read_device(DeviceClient& device);
    /// Compares the journal with the site, day by day of site time, oldest first. Throws Error.
    void compare(FrappeClient& site, const std::function<void(const ReconciledDay&)>& each);

private:
    LocalTime device_from() const;
    LocalTime device_to() const;
    DayEvidence evidence(FrappeClient& site, SiteTime from, SiteTime to);
    void insist_on_seeing(FrappeClient& site, const DayEvidence& evidence) const;
    void find_owners(FrappeClient& site, DayEvidence& evidence);

    const Pass& pass_;
    SiteRange range_;
    EmployeeBook employees_;
    std::set<std::string> labels_;
};

} // namespace zksync
