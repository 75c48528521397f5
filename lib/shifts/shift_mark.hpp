#pragma once

#include "frappe/frappe_client.hpp"
#include "pass/pass.hpp"
#include "pass/state_files.hpp"
#include "shifts/arrival.hpp"
#include "shifts/shift_memo.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

class SiteFile;
class Source;

/// Moves last_sync_of_checkin of the shifts that a pass's device serves (docs/rules.md, section 6): forward
/// only, and looked at every 15 minutes at most, and once more for each device that was asked meanwhile.
class ShiftMarks {
public:
    /// Opens the journal of another device, read-only; nothing when there is none.
    using OpenJournal = std::function<std::optional<Journal>(const std::string& device)>;

    ShiftMarks(const Pass& pass, SitePaths paths, OpenJournal open_journal);

    /// Before the pull, every 15 minutes at most: asks the pass's device when its terminals were last active,
    /// and remembers it. A device that does not say is said at -v.
    void ask_terminals(Source& device);
    /// After the push. Throws the first Error, after every shift was looked at.
    void move(FrappeClient& client);

private:
    std::vector<const ShiftConfig*> shifts_of_device() const;
    bool is_due(const SiteFile& site, const ShiftConfig& shift) const;
    std::vector<const ShiftConfig*> due_shifts() const;
    bool may_ask_terminals() const;
    std::vector<Arrival> arrivals(const SiteFile& site, const ShiftConfig& shift) const;
    Arrival arrival(const std::string& name, const ShiftConfig& shift, const MarkClocks& clocks) const;
    void look_at(FrappeClient& client, SiteFile& site, const ShiftConfig& shift);

    const Pass& pass_;
    SitePaths paths_;
    OpenJournal open_journal_;
    bool has_asked_ = false; ///< the terminals, in this pass
};

} // namespace zksync
