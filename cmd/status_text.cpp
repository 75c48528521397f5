#include "status_parts.hpp"
#include "status_report.hpp"
#include "times.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

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

/// A span is the same on every clock.
std::string last_good(const DeviceStatus& device, Moment now) {
    if (!device.problem.empty()) return "?";
    return device.last_good_pass ? ago(*device.last_good_pass, now) : "never";
}

struct Column {
    PunchState state;
    std::string_view heading;
};
constexpr std::array columns{
    Column{PunchState::pending, "PENDING"}, Column{PunchState::in_doubt, "IN DOUBT"},
    Column{PunchState::waiting, "WAITING"}, Column{PunchState::quarantined, "QUARANTINED"},
    Column{PunchState::sent, "SENT"},       Column{PunchState::duplicate, "DUPLICATE"},
    Column{PunchState::ignored, "IGNORED"},
};

/// A line of the table: `cell` gives what stands in the column of a state.
std::string row_of(std::string_view device, std::size_t width, std::string_view last, std::string_view good,
                   const std::function<std::string(const Column&)>& cell) {
    std::string row = fmt::format("{:<{}}  {:<10}  {:<14}", device, width, last, good);
    for (const Column& column : columns)
        row += fmt::format("  {:>{}}", cell(column), std::max<std::size_t>(column.heading.size(), 7));
    return row;
}

/// Of a journal that cannot be read nothing is known: 0 would say that there is nothing.
void add_table(const StatusReport& report, Lines& lines) {
    std::size_t name = 8;
    for (const DeviceStatus& device : report.devices) name = std::max(name, device.device.size());
    lines.push_back(row_of("DEVICE", name, "LAST PASS", "LAST GOOD PASS",
                           [](const Column& column) { return std::string(column.heading); }));
    for (const DeviceStatus& device : report.devices) {
        lines.push_back(row_of(
            device.device, name, condition(device), last_good(device, report.now), [&](const Column& column) {
                return device.problem.empty() ? std::to_string(device.in(column.state)) : std::string("?");
            }));
    }
    if (report.devices.size() < 2) return;
    lines.push_back(row_of(report.is_complete() ? "all" : "readable", name, "", "",
                           [&](const Column& column) { return std::to_string(report.in(column.state)); }));
}

/// A heading and at most so many lines under it.
void add_part(std::string_view heading, const Lines& part, std::size_t most, Lines& lines) {
    if (part.empty()) return;
    lines.emplace_back();
    lines.emplace_back(heading);
    for (std::size_t i = 0; i < std::min(part.size(), most); ++i) lines.push_back("  " + part[i]);
    if (part.size() > most) {
        lines.push_back(
            fmt::format("  and {} more (zksync status --device NAME, or --json)", part.size() - most));
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

std::vector<std::string> status_lines(const StatusReport& report, const Config& config, Length length) {
    const std::size_t most = length == Length::whole ? std::numeric_limits<std::size_t>::max() : most_lines;
    Lines lines;
    add_table(report, lines);
    add_part("THE SITE IS BLOCKED", status_part::blocked(report, config), most, lines);
    add_part("TO BE DELETED ON THE SITE: attendance counts them", status_part::wrong(report), most, lines);
    add_part("LAST ERRORS", errors(report), most, lines);
    add_part("WAITING", status_part::waiting(report), most, lines);
    add_part("IN DOUBT", status_part::in_doubt(report), most, lines);
    add_part("QUARANTINED: the command beside a punch sends it", status_part::quarantined(report), most,
             lines);
    add_part(status_part::too_late_heading(report), status_part::too_late(report), most, lines);
    add_part("SHIFT MARKS (site time)", status_part::shifts(report), most, lines);
    add_part("SILENT TERMINALS (device time): retired = true takes one out", silent(report), most, lines);
    add_part("JOURNALS WITHOUT A DEVICE: configure the device again, or nobody delivers them",
             orphans(report), most, lines);
    return lines;
}

} // namespace zksync
