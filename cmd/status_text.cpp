#include "status_report.hpp"
#include "times.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::size_t most_codes = 8;
constexpr std::size_t most_lines = 10;

using Lines = std::vector<std::string>;

std::string condition(const DeviceStatus& device) {
    if (!device.problem.empty()) return "unreadable";
    if (device.paused) return "paused";
    if (!device.last_pass) return "never ran";
    return device.last_error.empty() ? "ok" : "failed";
}

std::string last_good(const DeviceStatus& device, Moment now) {
    if (!device.last_good_pass) return "never";
    return fmt::format("{} ({})", host_text(*device.last_good_pass), ago(*device.last_good_pass, now));
}

void add_table(const StatusReport& report, Lines& lines) {
    std::size_t name = 6;
    for (const DeviceStatus& device : report.devices) name = std::max(name, device.device.size());
    lines.push_back(fmt::format("{:<{}}  {:<10} {:<34} {:>8} {:>9} {:>8} {:>11} {:>10}", "DEVICE", name,
                                "LAST PASS", "LAST GOOD PASS", "PENDING", "IN DOUBT", "WAITING",
                                "QUARANTINED", "SENT"));
    for (const DeviceStatus& device : report.devices) {
        lines.push_back(fmt::format(
            "{:<{}}  {:<10} {:<34} {:>8} {:>9} {:>8} {:>11} {:>10}", device.device, name, condition(device),
            last_good(device, report.now), device.in(PunchState::pending), device.in(PunchState::in_doubt),
            device.in(PunchState::waiting), device.in(PunchState::quarantined), device.in(PunchState::sent)));
    }
}

/// A heading and at most so many lines under it.
void add_part(std::string_view heading, const Lines& part, Lines& lines) {
    if (part.empty()) return;
    lines.emplace_back();
    lines.emplace_back(heading);
    for (std::size_t i = 0; i < std::min(part.size(), most_lines); ++i) lines.push_back("  " + part[i]);
    if (part.size() > most_lines) {
        lines.push_back(
            fmt::format("  and {} more (zksync status --device NAME, or --json)", part.size() - most_lines));
    }
}

Lines errors(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        if (!device.problem.empty()) {
            part.push_back(fmt::format("{}: {}", device.device, printable(device.problem)));
        } else if (!device.last_error.empty() && device.last_pass) {
            part.push_back(fmt::format("{}: {}: {}", device.device, ago(*device.last_pass, report.now),
                                       printable(device.last_error)));
        }
    }
    if (!report.site_problem.empty()) part.push_back(printable(report.site_problem));
    return part;
}

std::string codes_text(const std::vector<CodeCount>& codes) {
    std::vector<std::string> shown;
    for (const CodeCount& code : codes) {
        if (shown.size() == most_codes) break;
        shown.push_back(fmt::format("{} ({})", printable(code.code.value), code.rows));
    }
    const std::string more =
        codes.size() > most_codes ? fmt::format(" and {} more", codes.size() - most_codes) : "";
    return fmt::format("{}{}", fmt::join(shown, ", "), more);
}

Lines waiting(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        for (const WaitingStatus& reason : device.waiting) {
            const std::string words =
                reason.words.empty() ? "" : fmt::format(" ({})", printable(reason.words, 160));
            part.push_back(fmt::format("{}: {}: {}{}; codes: {}", device.device, punches_text(reason.rows),
                                       sentence(reason.reason), words, codes_text(reason.codes)));
        }
    }
    return part;
}

Lines in_doubt(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        if (!device.in_doubt_until) continue;
        const std::string until =
            *device.in_doubt_until > report.now
                ? fmt::format("the next pass after {} settles", host_text(*device.in_doubt_until))
                : std::string("the next pass settles");
        part.push_back(fmt::format("{}: {} sent without an answer: {} what became of them", device.device,
                                   punches_text(device.in(PunchState::in_doubt)), until));
    }
    if (part.empty() && !report.under_way.empty()) {
        part.push_back(fmt::format("a write of {} to the site is not settled; the next pass does that first",
                                   printable(report.under_way)));
    }
    return part;
}

/// One word for a shell.
std::string in_shell_quotes(std::string_view text) {
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + "'";
}

Lines quarantined(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        for (const QuarantinedPunch& punch : device.quarantined) {
            const JournalRow& row = punch.row;
            const std::string time = row.punch.time ? row.punch.time->text() : row.punch.reported_time;
            const auto& came_at = punch.release.came_at;
            const std::string proviso =
                came_at          ? fmt::format(", with when it was in the place of {} (it came by {})",
                                               time_to_fill_in, came_at->text())
                : row.punch.time ? ""
                                 : ", if that is when it was";
            part.push_back(
                fmt::format("{}: \"{}@{}\" from terminal {}: {}; zksync push --device {} --release {}{}",
                            device.device, printable(row.punch.code.bare().value), printable(time),
                            printable(row.punch.terminal.empty() ? "(none)" : row.punch.terminal),
                            sentence(row.judgement.reason), device.device,
                            in_shell_quotes(punch.release.argument), proviso));
        }
    }
    return part;
}

Lines silent(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        for (const SilentTerminal& terminal : device.silent) {
            const std::string alias =
                terminal.alias.empty() ? "" : fmt::format(" ({})", printable(terminal.alias));
            part.push_back(fmt::format("{}: terminal {}{}: {}", device.device,
                                       printable(terminal.serial_number), alias,
                                       terminal.last_heard ? "last heard of " + terminal.last_heard->text()
                                                           : std::string("never heard of")));
        }
    }
    return part;
}

Lines too_late(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        const std::string seen =
            device.too_late_look ? fmt::format(" (seen {})", ago(*device.too_late_look, report.now)) : "";
        for (const JournalRow& row : device.too_late) {
            part.push_back(
                fmt::format("{}: code {}, {}: {}{}", device.device, printable(row.punch.code.bare().value),
                            row.punch.time ? row.punch.time->date() : "?", printable(row.checkin), seen));
        }
    }
    return part;
}

Lines orphans(const StatusReport& report) {
    Lines part;
    for (const OrphanedJournal& orphan : report.orphans) {
        part.push_back(orphan.problem.empty()
                           ? fmt::format("{}: {} not delivered ({})", printable(orphan.device),
                                         punches_text(orphan.undelivered), printable(orphan.file.string()))
                           : fmt::format("{}: {}", printable(orphan.device), printable(orphan.problem)));
    }
    return part;
}

Lines blocked(const StatusReport& report, const Config& config) {
    if (!report.blocked) return {};
    Lines part{fmt::format("nothing is written to {} since {}: {}", config.site.url,
                           host_text(report.blocked->since), printable(report.blocked->why))};
    // What an older zksync named is remembered nowhere else.
    if (report.wrong.empty() && !report.blocked->names.empty()) {
        const auto shown = std::min(report.blocked->names.size(), most_codes);
        const std::vector names(report.blocked->names.begin(),
                                report.blocked->names.begin() + static_cast<std::ptrdiff_t>(shown));
        part.push_back(
            printable(fmt::format("to be deleted on the site: {}{}", fmt::join(names, ", "),
                                  report.blocked->names.size() > shown ? ", … (--json names all)" : "")));
    }
    part.push_back(printable(report.blocked->way_on));
    return part;
}

Lines wrong(const StatusReport& report) {
    Lines part;
    for (const WrongCheckin& one : report.wrong) {
        std::string line = fmt::format("{}: {}", printable(one.name),
                                       one.why == WrongCheckin::Why::twice
                                           ? "there twice: somebody else wrote the same punch"
                                           : "the site did not keep its time");
        if (!one.employee.empty()) line += fmt::format("; {}", printable(one.employee));
        if (one.time) line += fmt::format(", {}", one.time->text());
        part.push_back(line);
    }
    return part;
}

Lines shifts(const StatusReport& report) {
    Lines part;
    for (const auto& [shift, memo] : report.shifts) {
        if (!memo) {
            part.push_back(fmt::format("{}: not looked at yet; zksync run does that", printable(shift)));
            continue;
        }
        std::string line =
            fmt::format("{}: last_sync_of_checkin {}, looked at {}", printable(shift),
                        memo->mark ? memo->mark->text() : "not set", ago(memo->looked_at, report.now));
        if (memo->moved_at) line += fmt::format(", moved {}", ago(*memo->moved_at, report.now));
        if (!memo->problem.empty()) line += fmt::format("; left alone: {}", printable(memo->problem));
        if (!memo->holds.empty())
            line +=
                fmt::format("; held by {}", printable(fmt::format("{}", fmt::join(memo->holds, "; ")), 600));
        if (!memo->overdue.empty())
            line += fmt::format("; no longer held by what waits: {}", printable(memo->overdue));
        part.push_back(line);
    }
    return part;
}

} // namespace

std::vector<std::string> status_lines(const StatusReport& report, const Config& config) {
    Lines lines;
    add_table(report, lines);
    add_part("THE SITE IS BLOCKED", blocked(report, config), lines);
    add_part("TO BE DELETED ON THE SITE: attendance counts them", wrong(report), lines);
    add_part("LAST ERRORS", errors(report), lines);
    add_part("WAITING", waiting(report), lines);
    add_part("IN DOUBT", in_doubt(report), lines);
    add_part("QUARANTINED: the command beside a punch sends it", quarantined(report), lines);
    add_part(
        "TOO LATE FOR ATTENDANCE, when a pass looked last; zksync why CODE DATE tells how it is now, and "
        "what HR has to do",
        too_late(report), lines);
    add_part("SHIFT MARKS", shifts(report), lines);
    add_part("SILENT TERMINALS: retired = true takes one out", silent(report), lines);
    add_part("JOURNALS WITHOUT A DEVICE: configure the device again, or nobody delivers them",
             orphans(report), lines);
    return lines;
}

} // namespace zksync
