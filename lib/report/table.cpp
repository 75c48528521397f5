#include "report/table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zksync::report {
namespace {

/// The cells in the order of the headings; what is left out is empty.
struct TableRow {
    std::string kind, device, day{}, state{}, reason{}, punches{}, terminal{}, alias{}, code{},
        biometric_id{}, name{}, from{}, to{}, detail{};

    std::vector<std::string> cells() const {
        return {kind,  device, day,          state, reason, punches, terminal,
                alias, code,   biometric_id, name,  from,   to,      detail};
    }
};

using Sink = std::function<void(const TableRow&)>;

std::string text_of(const std::optional<LocalTime>& time) { return time ? time->text() : ""; }

void tell_days(const Report& report, const Sink& sink) {
    for (const DeviceReport& device : report.devices) {
        for (const DayOutcome& one : device.outcomes) {
            sink({.kind = "day",
                  .device = device.device,
                  .day = one.day ? one.day->date() : "",
                  .state = std::string(to_text(one.state)),
                  .reason = one.reason == Reason::none ? "" : std::string(to_text(one.reason)),
                  .punches = std::to_string(one.rows)});
        }
    }
}

void tell_waiting(const Report& report, const Sink& sink) {
    for (const WaitingGroup& group : report.waiting) {
        for (const WaitingPerson& person : group.people) {
            std::vector<std::string> codes;
            for (const EmployeeCode& code : person.codes) codes.push_back(code.value);
            sink({.kind = "waiting",
                  .device = fmt::format("{}", fmt::join(person.devices, " ")),
                  .state = "waiting",
                  .reason = std::string(to_text(group.reason)),
                  .punches = std::to_string(person.punches),
                  .code = fmt::format("{}", fmt::join(codes, " ")),
                  .biometric_id = person.id.value,
                  .name = report.name_of(person.id),
                  .from = text_of(person.oldest),
                  .to = text_of(person.newest),
                  .detail = person.words});
        }
    }
}

void tell_quarantined(const Report& report, const Sink& sink) {
    for (const DeviceStatus& device : report.where.devices) {
        for (const QuarantinedPunch& punch : device.quarantined) {
            const Punch& row = punch.row.punch;
            sink({.kind = "quarantined",
                  .device = device.device,
                  .day = row.time ? row.time->date() : "",
                  .state = "quarantined",
                  .reason = std::string(to_text(punch.row.judgement.reason)),
                  .punches = "1",
                  .terminal = row.terminal,
                  .alias = row.terminal_alias,
                  .code = row.code.bare().value,
                  .from = row.time ? row.time->text() : row.reported_time,
                  .detail = punch.release.argument});
        }
    }
}

void tell_too_late(const Report& report, const Sink& sink) {
    for (const DeviceReport& device : report.devices) {
        for (const JournalRow& row : device.too_late) {
            const std::string employee = row.in_flight ? row.in_flight->checkin.employee : "";
            sink({.kind = "too-late",
                  .device = device.device,
                  .day = row.punch.time ? row.punch.time->date() : "",
                  .state = std::string(to_text(row.judgement.state)),
                  .punches = "1",
                  .terminal = row.punch.terminal,
                  .alias = row.punch.terminal_alias,
                  .code = row.punch.code.bare().value,
                  .name = report.name_of(employee),
                  .from = text_of(row.punch.time),
                  .detail = row.checkin});
        }
    }
}

void tell_terminals(const Report& report, const Sink& sink) {
    for (const DeviceReport& device : report.devices) {
        for (const TerminalReport& terminal : device.terminals) {
            sink({.kind = "terminal",
                  .device = device.device,
                  .state = terminal.is_silent ? "silent" : "",
                  .punches = std::to_string(terminal.punches),
                  .terminal = terminal.serial_number,
                  .alias = terminal.alias,
                  .to = text_of(terminal.last_punch),
                  .detail = terminal.clock_problem});
        }
    }
}

} // namespace

std::vector<std::string> table_heading() {
    return {"kind",  "device", "day",          "state", "reason", "punches", "terminal",
            "alias", "code",   "biometric_id", "name",  "from",   "to",      "detail"};
}

void for_each_row(const Report& report, const std::function<void(const std::vector<std::string>&)>& each) {
    const Sink sink = [&](const TableRow& row) { each(row.cells()); };
    tell_days(report, sink);
    tell_waiting(report, sink);
    tell_quarantined(report, sink);
    tell_too_late(report, sink);
    tell_terminals(report, sink);
}

} // namespace zksync::report
