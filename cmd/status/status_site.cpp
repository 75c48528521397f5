#include "pass/times.hpp"
#include "status/status_parts.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync::status_part {
namespace {

std::string mark_text(const std::optional<LocalTime>& mark) { return mark ? mark->text() : "not set"; }

/// As the site has it now, else as a pass saw it last.
std::string mark_text(const ShiftStatus& shift, const StatusReport& report) {
    if (shift.now) return "last_sync_of_checkin is " + mark_text(shift.now->mark);
    if (!shift.memo) return "last_sync_of_checkin is not known";
    return fmt::format("last_sync_of_checkin was {} {}", mark_text(shift.memo->mark),
                       ago(shift.memo->looked_at, report.now));
}

std::string memo_text(const ShiftMemo& memo, Moment now) {
    std::string text = fmt::format("; a pass looked {}", ago(memo.looked_at, now));
    if (memo.moved_at) text += fmt::format(", moved {}", ago(*memo.moved_at, now));
    if (!memo.problem.empty()) text += fmt::format("; left alone: {}", printable(memo.problem));
    if (!memo.holds.empty())
        text += fmt::format("; held by {}", printable(fmt::format("{}", fmt::join(memo.holds, "; ")), 600));
    if (!memo.overdue.empty())
        text += fmt::format("; no longer held by what waits: {}", printable(memo.overdue));
    return text;
}

/// A file that cannot be read does not say that nobody looked.
std::string not_looked_at(const StatusReport& report) {
    if (!report.site_problem.empty()) return "";
    return "; no pass has looked at it yet; zksync run does that";
}

} // namespace

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
    for (const ShiftStatus& shift : report.shifts) {
        std::string line = fmt::format("{}: {}", printable(shift.shift), mark_text(shift, report));
        line += shift.memo ? memo_text(*shift.memo, report.now) : not_looked_at(report);
        part.push_back(line);
    }
    if (!report.not_asked.empty())
        part.push_back("the site could not be asked how they are now: " + printable(report.not_asked, 600));
    return part;
}

} // namespace zksync::status_part
