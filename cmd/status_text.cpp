#include "status_parts.hpp"
#include "status_report.hpp"
#include "times.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::size_t most_lines = 10;

using status_part::Lines;

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

} // namespace

std::vector<std::string> status_lines(const StatusReport& report, const Config& config) {
    Lines lines;
    add_table(report, lines);
    add_part("THE SITE IS BLOCKED", status_part::blocked(report, config), lines);
    add_part("TO BE DELETED ON THE SITE: attendance counts them", status_part::wrong(report), lines);
    add_part("LAST ERRORS", errors(report), lines);
    add_part("WAITING", status_part::waiting(report), lines);
    add_part("IN DOUBT", status_part::in_doubt(report), lines);
    add_part("QUARANTINED: the command beside a punch sends it", status_part::quarantined(report), lines);
    add_part(
        "TOO LATE FOR ATTENDANCE, when a pass looked last; zksync why CODE DATE tells how it is now, and "
        "what HR has to do",
        status_part::too_late(report), lines);
    add_part("SHIFT MARKS", status_part::shifts(report), lines);
    add_part("SILENT TERMINALS: retired = true takes one out", silent(report), lines);
    add_part("JOURNALS WITHOUT A DEVICE: configure the device again, or nobody delivers them",
             orphans(report), lines);
    return lines;
}

} // namespace zksync
