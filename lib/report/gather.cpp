#include "report/report.hpp"

#include "core/error.hpp"
#include "mapper/mapper.hpp"
#include "pass/lone_clock.hpp"
#include "pass/marks.hpp"

#include <algorithm>

// What the journals have for a report.

namespace zksync::report {
namespace {

using namespace std::chrono_literals;

/// More of either would be no page that anybody reads; how many there are is said.
constexpr int most_too_late = 1'000;
constexpr int most_refusals = 10'000;

/// A punch so far ahead is no mistake yet: a host may be west of its device (docs/rules.md, section 1).
constexpr auto most_ahead = 24h;

/// The last day that a device's journal knows something of.
LocalTime last_day(const Journal& journal, const Mapper& mapper, Moment now) {
    const LocalTime here = mapper.device_now(now);
    return std::max(here, journal.newest(here + most_ahead).value_or(here)).midnight();
}

/// The days of a report begin and end alike for all devices.
LocalTime last_day(const Question& question, const Clock& clock) {
    std::optional<LocalTime> last;
    for (const DeviceConfig* device : question.where.devices) {
        const Mapper mapper(*device, question.where.config.site);
        LocalTime day = mapper.device_now(clock.now()).midnight();
        try {
            const auto journal = question.where.journals.of(device->name);
            if (journal) day = last_day(*journal, mapper, clock.now());
        } catch (const Error&) {
            // It is told where the journal itself is read.
        }
        last = std::max(last.value_or(day), day);
    }
    return last.value_or(LocalTime{});
}

std::map<std::string, std::string> clock_complaints(Journal& journal) {
    std::map<std::string, std::string> complaints;
    for (const Said& said : journal.said().of("terminal clock"))
        complaints[said.key.substr(0, said.key.rfind('@'))] = said.text;
    return complaints;
}

/// Those that nobody misses are shown where they have punches.
bool is_shown(const DeviceConfig& device, const TerminalReport& terminal) {
    const auto configured = device.terminals.find(terminal.serial_number);
    const bool is_retired = configured != device.terminals.end() && configured->second.retired;
    return terminal.punches > 0 || terminal.late > 0 ||
           (!terminal.serial_number.empty() && !is_retired && !device.leaves_out(terminal.serial_number));
}

std::vector<TerminalReport> terminals_of(Journal& journal, const DeviceConfig& device,
                                         const DeviceStatus& status, LocalTime now, const Range& range) {
    std::map<std::string, TerminalReport> terminals;
    for (const auto& [serial, configured] : device.terminals) terminals[serial];
    for (const TerminalActivity& known : journal.terminals(now)) {
        terminals[known.serial_number].alias = known.alias;
        terminals[known.serial_number].last_punch = known.last_punch;
    }
    for (const TerminalDay& day : journal.terminal_days(range.from, range.to)) {
        TerminalReport& terminal = terminals[day.serial_number];
        terminal.punches += day.rows;
        terminal.late += day.late;
        if (day.rows > 0) terminal.days[day.day] += day.rows;
    }
    for (const SilentTerminal& silent : status.silent) {
        terminals[silent.serial_number].is_silent = true;
        terminals[silent.serial_number].last_heard = silent.last_heard;
    }
    const auto complaints = clock_complaints(journal);
    std::vector<TerminalReport> shown;
    for (auto& [serial, terminal] : terminals) {
        terminal.serial_number = serial;
        const auto complaint = complaints.find(serial);
        if (complaint != complaints.end()) terminal.clock_problem = complaint->second;
        if (is_shown(device, terminal)) shown.push_back(std::move(terminal));
    }
    std::ranges::stable_sort(shown, std::ranges::greater{}, &TerminalReport::is_silent);
    return shown;
}

void read_clocks(Journal& journal, DeviceReport& report) {
    for (const Said& said : journal.said().of("host clock")) report.clocks.push_back(said.text);
    if (std::string lone = why_clock_is_wrong(journal); !lone.empty())
        report.clocks.push_back(std::move(lone));
}

std::optional<Moment> late_since(const Journal& journal, const Mapper& mapper, const Range& range) {
    const auto since = marks::moment(journal, marks::late_since);
    return since && range.from < mapper.device_now(*since) ? since : std::nullopt;
}

DeviceReport read_device(const Question& question, const DeviceConfig& device, const Clock& clock,
                         const Range& range, DeviceStatus& status) {
    DeviceReport report;
    report.device = device.name;
    if (!status.problem.empty()) return report;
    try {
        const auto journal = question.where.journals.of(device.name);
        if (!journal) return report;
        const Mapper mapper(device, question.where.config.site);
        report.outcomes = journal->outcomes(range.from, range.to);
        report.terminals = terminals_of(*journal, device, status, mapper.device_now(clock.now()), range);
        report.too_late_rows = journal->too_late_count(range.from, range.to);
        report.too_late = journal->too_late_between(range.from, range.to, most_too_late);
        report.late_since = late_since(*journal, mapper, range);
        report.last_success = marks::success(*journal);
        read_clocks(*journal, report);
    } catch (const Error& error) {
        status.problem = error.what();
    }
    return report;
}

/// What the site said of each code that it refused.
std::map<EmployeeCode, std::string> refusals(const Question& question, const std::string& device) {
    std::map<EmployeeCode, std::string> words;
    const auto journal = question.where.journals.of(device);
    if (!journal) return words;
    for (const JournalRow& row : journal->rows(PunchState::waiting, Reason::refused, most_refusals))
        words.emplace(row.punch.code.bare(), row.judgement.detail);
    return words;
}

std::vector<WaitingGroup> everybody_who_waits(const Question& question, const StatusReport& where) {
    std::map<Reason, std::vector<WaitingCode>> by_reason;
    for (const DeviceStatus& device : where.devices) {
        for (const WaitingStatus& waiting : device.waiting) {
            const auto words = waiting.reason == Reason::refused ? refusals(question, device.device)
                                                                 : std::map<EmployeeCode, std::string>{};
            for (const CodeCount& count : waiting.codes) {
                const auto id = device.ids.find(count.code);
                const auto said = words.find(count.code);
                by_reason[waiting.reason].push_back(
                    {device.device, count.code, id == device.ids.end() ? count.code : id->second, count.rows,
                     count.oldest, count.newest, said == words.end() ? "" : said->second});
            }
        }
    }
    std::vector<WaitingGroup> groups;
    for (const auto& [reason, codes] : by_reason) groups.push_back(grouped(reason, codes));
    std::ranges::stable_sort(groups, std::ranges::greater{}, &WaitingGroup::punches);
    return groups;
}

/// As HR reads it on the form.
std::string label_of(const std::string& field) {
    return field == SiteConfig{}.employee_field ? "Attendance Device ID" : field;
}

} // namespace

Report read_report(const Question& question, const Clock& clock) {
    Report report;
    const Config& config = question.where.config;
    report.site = config.site.url;
    report.state_dir = question.where.journals.files().directory().string();
    report.employee_field = label_of(config.site.employee_field);
    report.where = read_status(question.where, clock);
    report.range = range_of(question, last_day(question, clock));
    for (std::size_t i = 0; i < question.where.devices.size(); ++i) {
        report.devices.push_back(
            read_device(question, *question.where.devices[i], clock, report.range, report.where.devices[i]));
    }
    report.waiting = everybody_who_waits(question, report.where);
    return report;
}

} // namespace zksync::report
