#include "lookback/status.hpp"

#include "core/error.hpp"
#include "mapper/mapper.hpp"
#include "mapper/spelling.hpp"
#include "pass/marks.hpp"
#include "push/settle.hpp"
#include "shifts/terminals_seen.hpp"

#include <algorithm>
#include <limits>

namespace zksync {
namespace {

/// Each is one that somebody has to look at; more would be no list for people.
constexpr int most_quarantined = 10'000;
constexpr int most_too_late = 1'000;
constexpr std::chrono::days too_late_matters{35};

void read_passes(const Journal& journal, DeviceStatus& status) {
    status.last_pass = marks::moment(journal, marks::last_pass);
    status.last_good_pass = marks::moment(journal, marks::last_good_pass);
    status.last_error = journal.value(marks::last_error).value_or("");
}

void read_counts(const Journal& journal, DeviceStatus& status) {
    for (const StateCount& count : journal.counts()) {
        status.rows[count.state] += count.rows;
        if (count.state == PunchState::ignored && count.rows > 0) status.ignored[count.reason] += count.rows;
        if (count.state != PunchState::waiting) continue;
        WaitingStatus waiting{count.reason, count.rows, journal.codes(PunchState::waiting, count.reason), {}};
        if (count.reason == Reason::refused) {
            const auto first = journal.rows(PunchState::waiting, count.reason, 1);
            if (!first.empty()) waiting.words = first.front().judgement.detail;
        }
        status.waiting.push_back(std::move(waiting));
    }
    std::ranges::sort(status.waiting, std::ranges::greater{}, &WaitingStatus::rows);
}

void read_in_doubt(const Journal& journal, const SiteConfig& site, const Clock& clock, DeviceStatus& status) {
    if (status.in(PunchState::in_doubt) == 0) return;
    const Departure now{clock.now(), clock.since_boot(), clock.boot_id()};
    std::chrono::seconds longest{0};
    for (const JournalRow& row :
         journal.rows(PunchState::in_doubt, Reason::none, std::numeric_limits<int>::max())) {
        if (row.in_flight) {
            longest = std::max(longest, time_left(row.in_flight->departure, now, site.request_limit));
        }
    }
    status.in_doubt_until = now.at + longest;
}

void read_quarantined(const Journal& journal, const Mapper& mapper, DeviceStatus& status) {
    for (JournalRow& row : journal.rows(PunchState::quarantined, Reason::none, most_quarantined)) {
        ReleaseAdvice advice = release_advice(row, mapper, mapper.device_now(row.read_at));
        status.quarantined.push_back({std::move(row), std::move(advice)});
    }
}

void read_ids(const Mapper& mapper, DeviceStatus& status) {
    const auto note = [&](const EmployeeCode& code) {
        const EmployeeCode id = mapper.biometric_id(code);
        if (id != code.bare()) status.ids.emplace(code.bare(), id);
    };
    for (const WaitingStatus& waiting : status.waiting)
        for (const CodeCount& count : waiting.codes) note(count.code);
    for (const QuarantinedPunch& punch : status.quarantined) note(punch.row.punch.code);
    for (const JournalRow& row : status.too_late) note(row.punch.code);
}

/// The shortest patience of the shifts that the device serves.
std::chrono::seconds patience(const Config& config, const std::string& device) {
    std::optional<std::chrono::seconds> shortest;
    for (const ShiftConfig& shift : config.shifts) {
        if (std::ranges::find(shift.devices, device) == shift.devices.end()) continue;
        shortest = std::min(shortest.value_or(shift.silent_after), shift.silent_after);
    }
    return shortest.value_or(ShiftConfig{}.silent_after);
}

void read_terminals(const Journal& journal, const Config& config, const DeviceConfig& device, LocalTime now,
                    DeviceStatus& status) {
    const auto seen = terminals_seen(journal);
    status.silent = silent_terminals(device, journal.terminals(now),
                                     seen ? seen->last_activity : std::map<std::string, LocalTime>{}, now,
                                     patience(config, device.name));
}

DeviceStatus read_device(const StatusQuestion& question, const DeviceConfig& device, const Clock& clock) {
    DeviceStatus status;
    status.device = device.name;
    status.paused = !device.enabled;
    status.stuck = stuck_pass(question.journals.files(), device.name, clock.now());
    try {
        const auto journal = question.journals.of(device.name);
        if (!journal) return status;
        status.has_journal = true;
        const Mapper mapper(device, question.config.site);
        const LocalTime now = mapper.device_now(clock.now());
        read_passes(*journal, status);
        read_counts(*journal, status);
        read_in_doubt(*journal, question.config.site, clock, status);
        read_quarantined(*journal, mapper, status);
        read_terminals(*journal, question.config, device, now, status);
        status.too_late_rows = journal->too_late_count(now - too_late_matters);
        status.too_late_look = marks::moment(*journal, marks::too_late_look);
        if (status.too_late_rows > 0)
            status.too_late = journal->too_late(now - too_late_matters, most_too_late);
        read_ids(mapper, status);
    } catch (const Error& error) {
        status.problem = error.what();
    }
    return status;
}

void read_site(const StatusQuestion& question, StatusReport& report) {
    for (const ShiftConfig& shift : question.config.shifts) report.shifts.push_back({shift.name, {}, {}});
    try {
        const auto site =
            SiteFile::open_existing(question.journals.files().site(question.config.site.url).file);
        if (!site) return;
        report.blocked = site->blocked();
        report.wrong = site->wrong_checkins();
        if (const auto write = site->under_way()) report.under_way = write->device;
        for (ShiftStatus& shift : report.shifts) shift.memo = shift_memo(*site, shift.shift);
    } catch (const Error& error) {
        report.site_problem = error.what();
    }
}

} // namespace

StatusReport read_status(const StatusQuestion& question, const Clock& clock) {
    StatusReport report;
    report.now = clock.now();
    for (const DeviceConfig* device : question.devices) {
        report.devices.push_back(read_device(question, *device, clock));
    }
    report.orphans = orphaned_journals(question.journals.files(), question.config);
    read_site(question, report);
    return report;
}

std::string DeviceStatus::spelled(const EmployeeCode& code) const {
    const auto id = ids.find(code.bare());
    return both_spellings(code, id == ids.end() ? code.bare() : id->second);
}

bool StatusReport::is_complete() const {
    return std::ranges::all_of(devices, [](const DeviceStatus& device) { return device.problem.empty(); });
}

std::int64_t StatusReport::in(PunchState state) const {
    std::int64_t sum = 0;
    for (const DeviceStatus& device : devices) sum += device.in(state);
    return sum;
}

void ask_for_marks(FrappeClient& site, StatusReport& report) {
    try {
        if (const Reach reach = site.reach(); reach.error) throw *reach.error;
        for (ShiftStatus& shift : report.shifts) shift.now = site.shift_type(shift.shift);
    } catch (const Error& error) {
        report.not_asked = error.what();
    }
}

std::vector<SilentTerminal> silent_terminals(const DeviceConfig& device,
                                             std::span<const TerminalActivity> known,
                                             const std::map<std::string, LocalTime>& last_activity,
                                             LocalTime now, std::chrono::seconds silent_after) {
    std::map<std::string, SilentTerminal> terminals;
    for (const auto& [serial, configured] : device.terminals) terminals[serial] = {serial, "", {}};
    for (const TerminalActivity& terminal : known) {
        // Rows without a serial number were typed in by hand.
        if (terminal.serial_number.empty()) continue;
        terminals[terminal.serial_number] = {terminal.serial_number, terminal.alias, terminal.last_punch};
    }
    std::vector<SilentTerminal> silent;
    for (auto& [serial, terminal] : terminals) {
        const auto configured = device.terminals.find(serial);
        const bool is_retired = configured != device.terminals.end() && configured->second.retired;
        if (is_retired || device.leaves_out(serial)) continue;
        const auto active = last_activity.find(serial);
        if (active != last_activity.end()) {
            terminal.last_heard = std::max(terminal.last_heard.value_or(active->second), active->second);
        }
        if (terminal.last_heard && now - *terminal.last_heard < silent_after) continue;
        silent.push_back(std::move(terminal));
    }
    return silent;
}

} // namespace zksync
