#include "notify/looked.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace zksync::notify {
namespace {

/// A person's day, of which check-ins do not count.
struct LateDay {
    std::string code, employee, day;
    auto operator<=>(const LateDay&) const = default;
};

std::string names_in(std::vector<std::string> names) {
    constexpr std::size_t most_named = 4;
    const auto shown = static_cast<std::ptrdiff_t>(std::min(names.size(), most_named));
    for (std::string& name : names) name = printable(name);
    const std::string more =
        names.size() > most_named ? fmt::format(" and {} more", names.size() - most_named) : "";
    return fmt::format("{}{}", fmt::join(names.begin(), names.begin() + shown, ", "), more);
}

} // namespace

std::vector<Matter> too_late_matters(const LookedAt& at) {
    std::map<LateDay, std::vector<std::string>> days;
    for (const JournalRow& row : at.status.too_late) {
        const auto time = row.in_flight ? std::optional{row.in_flight->checkin.time.wall()} : row.punch.time;
        if (!time) continue;
        days[{row.punch.code.bare().value, row.in_flight ? row.in_flight->checkin.employee : "",
              time->date()}]
            .push_back(printable(row.checkin));
    }
    std::vector<Matter> matters;
    for (const auto& [day, checkins] : days) {
        const std::string code = printable(at.status.spelled({day.code}));
        Matter matter = matter_of(
            Reader::hr,
            {"", "too late", at.device.name, fmt::format("{} {} {}", day.code, day.employee, day.day)},
            fmt::format("code {}, {}: not counted for attendance", code, day.day));
        matter.what = fmt::format(
            "{}: the check-in{} {} came when that day was made already, or {} marked not "
            "to count",
            day.employee.empty() ? "employee code " + code : printable(day.employee),
            checkins.size() == 1 ? "" : "s", names_in(checkins), checkins.size() == 1 ? "is" : "are");
        matter.to_do = fmt::format("if that is to count, cancel the Attendance of that day where there is "
                                   "one that is no leave, clear "
                                   "\"Skip Auto Attendance\" on the check-ins of the day, and let auto "
                                   "attendance run again; what was "
                                   "in the way tells: zksync why {} {}",
                                   shell_word(printable(day.code)), day.day);
        matter.devices = {at.device.name};
        matter.stamp = day.day;
        matters.push_back(std::move(matter));
    }
    return matters;
}

std::vector<Matter> worthless_matters(const LookedAt& at, Moment now) {
    // It is said again weekly as long as a pass sees it.
    constexpr std::chrono::days seen_lately{8};
    std::vector<Matter> matters;
    for (const Said& said : at.said.at("worthless")) {
        if (said.text.empty() || now - said.last > seen_lately) continue;
        const auto space = std::min(said.key.find(' '), said.key.size());
        Matter matter = matter_of(Reader::hr, {"", "worthless", at.device.name, said.key},
                                  printable(fmt::format("check-ins of {} in{} count for nothing",
                                                        said.key.substr(0, space), said.key.substr(space))));
        matter.what = said.text;
        matter.devices = {at.device.name};
        matters.push_back(std::move(matter));
    }
    return matters;
}

} // namespace zksync::notify
