#include "core/terminal_name.hpp"
#include "pass/times.hpp"
#include "status/status_parts.hpp"
#include "status/status_report.hpp"
#include "text/text_table.hpp"
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

/// How the last pass went, and when one went well. A span is the same on every clock.
std::string last_pass(const DeviceStatus& device, Moment now) {
    if (!device.problem.empty()) return "unreadable";
    const std::string good = device.last_good_pass ? ago(*device.last_good_pass, now) : "never";
    if (device.paused) return "paused, last good " + good;
    if (!device.last_pass) return "never ran";
    return device.last_error.empty() ? "ok, " + good : "failed, last good " + good;
}

struct Column {
    PunchState state;
    std::string_view heading, short_heading;
};
constexpr std::array columns{
    Column{PunchState::pending, "PENDING", "PENDING"},
    Column{PunchState::in_doubt, "IN DOUBT", "DOUBT"},
    Column{PunchState::waiting, "WAITING", "WAITING"},
    Column{PunchState::quarantined, "QUARANTINED", "QUARANT."},
    Column{PunchState::sent, "SENT", "SENT"},
    Column{PunchState::duplicate, "DUPLICATE", "DUPLIC."},
    Column{PunchState::ignored, "IGNORED", "IGNORED"},
};

/// Where the whole words leave no room for the devices' names, they are shortened.
std::vector<TextTable::Column> table_columns(std::optional<std::size_t> width) {
    constexpr std::size_t roomy = 100;
    const bool is_narrow = width && *width < roomy;
    std::vector<TextTable::Column> all{{"DEVICE"}, {"LAST PASS"}};
    for (const Column& column : columns) {
        all.push_back(
            {std::string(is_narrow ? column.short_heading : column.heading), TextTable::Align::right});
    }
    return all;
}

/// `cell` gives what stands in the column of a state.
TextTable::Cells row_of(TextTable::Cells first, const std::function<std::string(PunchState)>& cell) {
    for (const Column& column : columns) first.push_back(cell(column.state));
    return first;
}

/// Of a journal that cannot be read nothing is known: 0 would say that there is nothing.
void add_table(const StatusReport& report, std::optional<std::size_t> width, Lines& lines) {
    std::vector<TextTable::Cells> rows;
    for (const DeviceStatus& device : report.devices) {
        rows.push_back(row_of({device.device, last_pass(device, report.now)}, [&](PunchState state) {
            return device.problem.empty() ? std::to_string(device.in(state)) : std::string("?");
        }));
    }
    const bool is_any_readable =
        std::ranges::any_of(report.devices, [](const auto& device) { return device.problem.empty(); });
    if (report.devices.size() > 1 && is_any_readable) {
        rows.push_back(row_of({report.is_complete() ? "all" : "readable", ""},
                              [&](PunchState state) { return std::to_string(report.in(state)); }));
    }
    for (std::string& line : table_lines(table_columns(width), rows, width)) lines.push_back(std::move(line));
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

Lines stuck(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        if (device.stuck)
            part.push_back(fmt::format("{}: {}", device.device, in_words(*device.stuck, report.now)));
    }
    return part;
}

Lines silent(const StatusReport& report) {
    Lines part;
    for (const DeviceStatus& device : report.devices) {
        for (const SilentTerminal& terminal : device.silent) {
            part.push_back(fmt::format("{}: terminal {}: {}", device.device,
                                       printable(terminal_name(terminal.serial_number, terminal.alias)),
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

std::vector<std::string> status_lines(const StatusReport& report, const Config& config, Length length,
                                      std::optional<std::size_t> width) {
    const std::size_t most = length == Length::whole ? std::numeric_limits<std::size_t>::max() : most_lines;
    Lines lines;
    add_table(report, width, lines);
    add_part("THE SITE IS BLOCKED", status_part::blocked(report, config), most, lines);
    add_part("TO BE DELETED ON THE SITE: attendance counts them", status_part::wrong(report), most, lines);
    add_part("PASSES THAT ARE STUCK: no other of the device can begin", stuck(report), most, lines);
    add_part("LAST ERRORS", errors(report), most, lines);
    add_part("WAITING", status_part::waiting(report), most, lines);
    add_part("DOUBLE TAPS, ignored", status_part::double_taps(report), most, lines);
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
