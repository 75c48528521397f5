#pragma once

#include "journal/journal.hpp"
#include "lookback/compare_day.hpp"
#include "mapper/mapper.hpp"
#include "pass/pass.hpp"
#include "push/employee_book.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

class Source;

/// A range of site time, both ends inclusive.
struct SiteRange {
    SiteTime from, to;
};

/// The one that is asked for.
struct AskedRange {
    SiteTime from;
    std::optional<SiteTime> to; ///< nothing: to the newest punch, which may lie ahead of this host's clock
};

/// What the journals of the other devices know, for ranges of site time.
class OtherJournals {
public:
    /// Opens a device's journal to look at it; nothing where there is none. Throws Error (state).
    using Open = std::function<std::optional<Journal>(const std::string& device)>;

    /// Those of the configured devices but one. Of what cannot be read a warning is said: its check-ins will
    /// seem to have come by other ways.
    OtherJournals(const Pass& pass, const Open& open);
    /// What they brought to the site with from ≤ time < to.
    Brought between(SiteTime from, SiteTime to) const;

private:
    struct Other {
        Mapper mapper;
        Journal journal;
    };
    std::vector<Other> others_;
};

/// Puts the device, the journal and the site side by side. The device's lock must be held; the site is only
/// asked. Holds one day at a time in memory.
class Reconcile {
public:
    /// Throws Error (usage) for a range that begins before the go-live, or is none.
    Reconcile(const Pass& pass, const AskedRange& asked, const OtherJournals::Open& open);

    /// Reads the device again over the range: what came late, was corrected or is gone is in the journal
    /// then.
    void read_device(Source& device);
    /// What is compared: known to its end once the device was read.
    const SiteRange& range() const { return range_; }
    /// Compares the journal with the site, day by day of site time, oldest first. Throws Error.
    void compare(FrappeClient& site, const std::function<void(const ReconciledDay&)>& each);

private:
    LocalTime device_from() const;
    LocalTime device_to() const;
    DayEvidence evidence(FrappeClient& site, SiteTime from, SiteTime to);
    void insist_on_seeing(FrappeClient& site, const DayEvidence& evidence) const;
    std::string only_bearer(const JournalRow& row) const;
    void find_owners(FrappeClient& site, DayEvidence& evidence);

    const Pass& pass_;
    SiteRange range_;
    bool ends_with_the_newest_;
    OtherJournals others_;
    EmployeeBook employees_;
    std::set<std::string> labels_;
};

} // namespace zksync
