#include "status_parts.hpp"
#include "times.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync::status_part {

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

} // namespace zksync::status_part
