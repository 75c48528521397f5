#include "lookback/why.hpp"

#include "lookback/advice.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <map>
#include <set>

namespace zksync {
namespace {

std::string before_start(const ShiftType* shift) {
    return fmt::format(
        "process_attendance_after of Shift Type {} is {}: what is before that is never counted",
        printable(shift->name), shift->process_after->date());
}

/// What attendance makes of the check-in that stands for the punch.
void tell_of(PunchStory& story, const StoredCheckin& checkin, const AttendanceBook& attendance) {
    story.on_site = checkin;
    story.counted = attendance.counted(checkin);
    const ShiftType* shift = attendance.known_shift(checkin.shift);
    if (is_worthless(checkin, shift)) story.worthless = advice_on_worthless(shift->name);
    const Attendance* instead = attendance.made_without(checkin);
    story.came_in_time = story.counted == Counted::no && came_in_time(checkin, instead);
    if (story.counted == Counted::no) story.why_not = why_not_counted(instead);
    if (story.counted == Counted::on_leave) story.why_not = why_on_leave(*instead);
    if (story.counted == Counted::before_start) story.why_not = before_start(shift);
    if (story.counted == Counted::no_shift) story.what_to_do = advice_on_no_shift();
}

/// Where its check-in was: as it was sent, else where it would go now.
std::optional<EmployeeSecond> second_of_story(const PunchStory& story) {
    if (story.counted != Counted::gone) return std::nullopt;
    if (story.row.in_flight) return second_of(story.row.in_flight->checkin);
    if (story.employee.empty() || !story.time) return std::nullopt;
    return EmployeeSecond{story.employee, *story.time};
}

} // namespace

std::vector<std::string> checkins_of(const WhyReport& report) {
    std::set<std::string> names;
    for (const PunchStory& story : report.stories) {
        if (!story.row.checkin.empty()) names.insert(story.row.checkin);
    }
    return {names.begin(), names.end()};
}

WhyReport with_checkins(WhyReport report, const std::vector<StoredCheckin>& stored,
                        const AttendanceBook& attendance, const std::set<std::string>& hidden) {
    std::map<std::string, const StoredCheckin*> by_name;
    for (const StoredCheckin& checkin : stored) by_name[checkin.name] = &checkin;
    for (PunchStory& story : report.stories) {
        if (story.row.checkin.empty()) continue;
        const auto found = by_name.find(story.row.checkin);
        if (found == by_name.end()) {
            story.counted = hidden.contains(story.row.checkin) ? Counted::hidden : Counted::gone;
            if (story.counted == Counted::gone) story.what_to_do = advice_on_gone();
            continue;
        }
        tell_of(story, *found->second, attendance);
        const bool is_ours = story.row.in_flight && story.row.judgement.state == PunchState::sent;
        if (is_ours) story.differs = differences(story.row.in_flight->checkin, *found->second);
    }
    return report;
}

std::vector<EmployeeSecond> seconds_of_gone(const WhyReport& report) {
    std::vector<EmployeeSecond> seconds;
    for (const PunchStory& story : report.stories)
        if (const auto second = second_of_story(story)) seconds.push_back(*second);
    return seconds;
}

WhyReport with_what_stands_there(WhyReport report, const CheckinsFound& found,
                                 const AttendanceBook& attendance) {
    for (PunchStory& story : report.stories) {
        const auto second = second_of_story(story);
        if (!second) continue;
        const auto there = found.find(*second);
        if (there == found.end()) continue;
        story.what_to_do.clear();
        tell_of(story, there->second.front(), attendance);
        story.stands_for_it = there->second.front().name;
    }
    return report;
}

std::string differences(const Checkin& sent, const StoredCheckin& stored) {
    std::string text;
    const auto add = [&](std::string_view what, std::string_view was, std::string_view is) {
        if (!text.empty()) text += ", ";
        text +=
            fmt::format("its {} is {} and was sent as {}", what, is.empty() ? "(none)" : printable(is, 140),
                        was.empty() ? "(none)" : printable(was, 140));
    };
    if (!stored.time) {
        add("time", sent.time.text(), "not readable");
    } else if (SiteTime{*stored.time} != sent.time) {
        add("time", sent.time.text(), stored.time->text());
    }
    if (stored.employee != sent.employee) add("employee", sent.employee, stored.employee);
    if (stored.log_type != sent.log_type) add("log type", to_text(sent.log_type), to_text(stored.log_type));
    return text;
}

} // namespace zksync
