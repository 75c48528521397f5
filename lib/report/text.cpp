#include "report/text.hpp"

#include "pass/times.hpp"
#include "report/bars.hpp"
#include "report/tasks.hpp"
#include "report/words.hpp"
#include "text/text_table.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <iterator>

namespace zksync::report {
namespace {

using Lines = std::vector<std::string>;
using Width = std::optional<std::size_t>;
using Align = TextTable::Align;

void add_heading(Lines& lines, std::string_view heading) {
    lines.emplace_back();
    lines.emplace_back(heading);
}

void append(Lines& lines, const Lines& more) { std::ranges::copy(more, std::back_inserter(lines)); }

TextTable::Cells cells_of_person(const Report& report, const WaitingGroup& group,
                                 const WaitingPerson& person) {
    Lines codes;
    for (const EmployeeCode& code : person.codes) codes.push_back(printable(code.value));
    return {printable(person.id.value),
            fmt::format("{}", fmt::join(codes, ", ")),
            fmt::format("{}", fmt::join(person.devices, ", ")),
            number(person.punches),
            dates(person.oldest, person.newest),
            printable(group.reason == Reason::refused ? person.words : report.name_of(person.id))};
}

void add_group(const Report& report, const WaitingGroup& group, Width width, Lines& lines) {
    lines.push_back(fmt::format("{}: {}, {}. {}", why_in_short(group.reason), people(group.people.size()),
                                punches(group.punches), to_do(group.reason, report.employee_field)));
    std::vector<TextTable::Cells> rows;
    for (const WaitingPerson& person : group.people) rows.push_back(cells_of_person(report, group, person));
    append(lines, table_lines({{"ID"},
                               {"CODE"},
                               {"DEVICE"},
                               {"PUNCHES", Align::right},
                               {"OF"},
                               {group.reason == Reason::refused ? "THE SITE SAYS" : "NAME"}},
                              rows, width));
}

void add_hr(const Report& report, Width width, Lines& lines) {
    if (report.waiting.empty() && report.where.wrong.empty()) return;
    add_heading(lines, "FOR HR: delivered by themselves as soon as the Employee is put right");
    for (const WaitingGroup& group : report.waiting) add_group(report, group, width, lines);
    for (const WrongCheckin& wrong : report.where.wrong)
        lines.push_back("To be deleted on the site: " + printable(sentence_of(wrong, report)));
}

void add_quarantined(const Report& report, Lines& lines) {
    for (const DeviceStatus& device : report.where.devices) {
        for (const QuarantinedPunch& punch : device.quarantined) {
            const Punch& row = punch.row.punch;
            lines.push_back(fmt::format(
                "  {}: {} at {} is quarantined ({}){}: zksync push --device {} --release {}", device.device,
                device.spelled(row.code), printable(row.time ? row.time->text() : row.reported_time),
                sentence(punch.row.judgement.reason), row.time ? "" : "; if that is when it was",
                device.device, in_shell_quotes(punch.release.argument)));
        }
    }
}

void add_administrator(const Report& report, Lines& lines) {
    Lines part;
    for (const Task& task : tasks_of(report)) {
        std::string line = "  " + printable(task.what);
        if (!task.why.empty()) line += ": " + printable(task.why, 600);
        part.push_back(line);
        if (!task.type_this.empty()) part.push_back("    " + task.type_this);
    }
    add_quarantined(report, part);
    for (const DeviceStatus& device : report.where.devices)
        if (device.in(PunchState::in_doubt) > 0)
            part.push_back(
                fmt::format("  {}: {} sent without an answer: the next pass settles what became of them",
                            device.device, punches(device.in(PunchState::in_doubt))));
    if (part.empty()) return;
    add_heading(lines, "FOR THE ADMINISTRATOR");
    append(lines, part);
}

TextTable::Cells cells_of_bar(std::string_view name, const Bar& bar, std::int64_t end) {
    constexpr std::int64_t longest = 20;
    TextTable::Cells cells{std::string(name)};
    for (const PunchState state : all_punch_states)
        cells.push_back(bar.of(state) == 0 ? "" : number(bar.of(state)));
    cells.emplace_back(static_cast<std::size_t>(bar.total() * longest / std::max<std::int64_t>(end, 1)), '#');
    return cells;
}

void add_days(const Report& report, Width width, Lines& lines) {
    const Bars bars = bars_of(report);
    add_heading(lines, fmt::format("PUNCHES BY {}", bars.unit == Unit::day     ? "DAY"
                                                    : bars.unit == Unit::week  ? "WEEK"
                                                    : bars.unit == Unit::month ? "MONTH"
                                                                               : "YEAR"));
    std::vector<TextTable::Column> columns{{"FROM"}};
    for (const char* name : {"PENDING", "DOUBT", "SENT", "DUPLIC.", "WAITING", "IGNORED", "QUARANT."})
        columns.push_back({name, Align::right});
    columns.push_back({""});
    const std::int64_t end = bars.highest();
    std::vector<TextTable::Cells> rows;
    for (const Bar& bar : bars.bars)
        if (bar.total() > 0) rows.push_back(cells_of_bar(bar.from.date(), bar, end));
    if (bars.undated.total() > 0) rows.push_back(cells_of_bar("no time", bars.undated, end));
    Bar sums;
    for (const PunchState state : all_punch_states)
        sums.rows[static_cast<std::size_t>(state)] = report.rows(state);
    rows.push_back(cells_of_bar("all", sums, 0));
    rows.back().back() = "";
    append(lines, table_lines(columns, rows, width));
}

void add_terminals(const Report& report, Width width, Lines& lines) {
    std::vector<TextTable::Cells> rows;
    for (const DeviceReport& device : report.devices) {
        for (const TerminalReport& terminal : device.terminals) {
            rows.push_back({device.device, printable(called(terminal)), number(terminal.punches),
                            std::to_string(terminal.days.size()), number(terminal.late),
                            terminal.last_punch ? terminal.last_punch->text() : "",
                            terminal.is_silent ? "SILENT" : ""});
        }
    }
    if (rows.empty()) return;
    add_heading(lines, "TERMINALS (device time)");
    append(lines, table_lines({{"DEVICE"},
                               {"TERMINAL"},
                               {"PUNCHES", Align::right},
                               {"DAYS", Align::right},
                               {"LATE", Align::right},
                               {"LAST PUNCH"},
                               {""}},
                              rows, width));
}

void add_late(const Report& report, Lines& lines) {
    add_heading(lines, "LATE AND DOUBLE");
    const std::int64_t there = report.rows(PunchState::duplicate);
    const std::int64_t taps = report.rows(PunchState::ignored, Reason::double_tap);
    lines.push_back(fmt::format("  {} came late, and are delivered all the same", number(report.late())));
    for (const std::string& remark : remarks_on_late(report)) lines.push_back("    " + remark);
    lines.push_back(fmt::format("  {} too late for attendance; zksync why CODE DATE tells what HR has to do",
                                number(report.too_late())));
    for (const DeviceReport& device : report.devices) {
        for (const JournalRow& row : device.too_late) {
            const std::string employee = row.in_flight ? row.in_flight->checkin.employee : "";
            lines.push_back(printable(fmt::format("    {}: code {}, {} {}, {}", device.device,
                                                  row.punch.code.value, employee, report.name_of(employee),
                                                  row.punch.time ? row.punch.time->text() : "?")));
        }
    }
    lines.push_back(fmt::format("  {} doubles avoided: {} on the site already, {} double taps",
                                number(there + taps), number(there), number(taps)));
}

} // namespace

std::vector<std::string> text_lines(const Report& report, Width width) {
    Lines lines{
        fmt::format("{} (device time); as of {}", range_text(report.range), host_text(report.where.now))};
    if (!report.not_asked.empty())
        lines.push_back("The site could not be asked for names: " + printable(report.not_asked, 600));
    add_hr(report, width, lines);
    add_administrator(report, lines);
    if (lines.size() == 1) lines.emplace_back("Nothing waits, and nobody has to do anything.");
    add_days(report, width, lines);
    add_terminals(report, width, lines);
    add_late(report, lines);
    return lines;
}

} // namespace zksync::report
