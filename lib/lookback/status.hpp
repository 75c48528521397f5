#pragma once

#include "config/config.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/journal.hpp"
#include "journal/site_file.hpp"
#include "lookback/orphaned.hpp"
#include "pass/journals.hpp"
#include "pass/release.hpp"
#include "pass/stuck_pass.hpp"
#include "shifts/shift_memo.hpp"
#include "util/clock.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// What waits for one reason.
struct WaitingStatus {
    Reason reason = Reason::none;
    std::int64_t rows = 0;
    std::vector<CodeCount> codes; ///< most punches first
    std::string words;            ///< of the site, for a refusal
};

/// A terminal that has not been heard of for as long as `silent_after`.
struct SilentTerminal {
    std::string serial_number, alias;
    std::optional<LocalTime> last_heard; ///< its last activity or punch, device time
};

/// A punch whose time cannot be true.
struct QuarantinedPunch {
    JournalRow row;
    ReleaseAdvice release;
};

/// What is where, for one device.
struct DeviceStatus {
    std::string device;
    bool paused = false;
    bool has_journal = false;
    std::string problem; ///< why the journal cannot be read; "" when it can
    std::map<PunchState, std::int64_t> rows;
    std::optional<Moment> last_pass, last_good_pass;
    std::string last_error;               ///< of the last pass; "" for a good one
    std::optional<StuckPass> stuck;       ///< a pass that keeps all others away, and does nothing
    std::optional<Moment> in_doubt_until; ///< then what is in doubt can be settled
    std::vector<WaitingStatus> waiting;
    std::map<Reason, std::int64_t> ignored;    ///< how many, by reason
    std::vector<QuarantinedPunch> quarantined; ///< the first of them
    std::vector<SilentTerminal> silent;
    std::int64_t too_late_rows = 0;           ///< of the last days
    std::vector<JournalRow> too_late;         ///< the newest of them
    std::map<EmployeeCode, EmployeeCode> ids; ///< of the codes named here, the biometric IDs spelt otherwise
    std::optional<Moment> too_late_look;      ///< when the site was last asked for them

    /// A code as it is told to people.
    std::string spelled(const EmployeeCode& code) const;
    std::int64_t in(PunchState state) const {
        const auto found = rows.find(state);
        return found == rows.end() ? 0 : found->second;
    }
};

struct ShiftStatus {
    std::string shift;
    std::optional<ShiftMemo> memo; ///< nothing: no pass has looked at it yet
    std::optional<ShiftType> now;  ///< as the site has it; nothing where it was not asked
};

struct StatusReport {
    Moment now;
    std::vector<DeviceStatus> devices;
    std::vector<OrphanedJournal> orphans;
    std::optional<Blocked> blocked;
    std::vector<WrongCheckin> wrong; ///< on the site, and somebody has to delete it there
    std::string under_way;           ///< the device whose write to the site is not settled; "": none
    std::vector<ShiftStatus> shifts;
    std::string site_problem; ///< why the site's file cannot be read
    std::string not_asked; ///< why the site could not be asked for the marks; "" when it was, or need not be

    /// Whether every journal could be read: else nothing is known of some punches.
    bool is_complete() const;
    /// Of the journals that could be read.
    std::int64_t in(PunchState state) const;
};

/// What to look at.
struct StatusQuestion {
    const Config& config;
    Journals& journals;
    std::vector<const DeviceConfig*> devices;
};

/// Reads the journals and the site's file as they are: changes nothing, asks neither end, and may be called
/// while a pass runs. What cannot be read is said in the report.
StatusReport read_status(const StatusQuestion& question, const Clock& clock);

/// Asks the site for the marks of the shifts, because anybody may have moved them since a pass looked. One
/// request first, not repeated: nobody who asks what is where waits for a site that is down. What goes wrong
/// is said in the report.
void ask_for_marks(FrappeClient& site, StatusReport& report);

/// The terminals of one device that are silent at `now` (device time). Those that are retired or left out are
/// not missed; those in the configuration are, although they never punched.
std::vector<SilentTerminal> silent_terminals(const DeviceConfig& device,
                                             std::span<const TerminalActivity> known,
                                             const std::map<std::string, LocalTime>& last_activity,
                                             LocalTime now, std::chrono::seconds silent_after);

} // namespace zksync
