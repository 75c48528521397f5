#include "lookback/why.hpp"

#include "core/error.hpp"
#include "core/reported_time.hpp"
#include "mapper/mapper.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace zksync {
namespace {

void add_story(const std::string& device, const Mapper& mapper, const JournalRow& row, WhyReport& report) {
    PunchStory story;
    story.device = device;
    story.row = row;
    if (row.punch.time) story.time = mapper.site_time(*row.punch.time);
    const auto on_day = [&](SiteTime time) { return time.wall().midnight() == report.day; };
    // What was sent counts too: the configured zones may have changed since.
    const bool is_there =
        (story.time && on_day(*story.time)) || (row.in_flight && on_day(row.in_flight->checkin.time));
    if (is_there) report.stories.push_back(std::move(story));
}

void add_stories(const std::string& device, const Mapper& mapper, Journal& journal, WhyReport& report) {
    // A day of the site is no day of the device; no two zones are more than 26 hours apart.
    const LocalTime from = report.day - std::chrono::days{2}, to = report.day + std::chrono::days{3};
    for (const JournalRow& row : journal.rows_of(report.code, from, to))
        add_story(device, mapper, row, report);
    journal.for_each(PunchState::quarantined, [&](const JournalRow& row) {
        if (row.punch.time || row.punch.code.bare() != report.code.bare()) return;
        const LocalTime known = row.punch.uploaded.value_or(mapper.device_now(row.read_at));
        const bool that_day =
            row.punch.reported_time.starts_with(report.day.date()) ||
            proposed_time(row.punch.reported_time, known).value_or(known).midnight() == report.day;
        if (!that_day) return;
        report.stories.push_back({device, row, {}, {}, Counted::unknown, {}, {}, {}});
    });
}

void look_into(const std::filesystem::path& file, const DeviceConfig& device, const SiteConfig& site,
               WhyReport& report) {
    try {
        auto journal = Journal::open_existing(file);
        if (journal) add_stories(device.name, Mapper(device, site), *journal, report);
    } catch (const Error& error) {
        report.unreadable.push_back(fmt::format("{}: {}", device.name, error.what()));
    }
}

std::string before_start(const ShiftType* shift) {
    return fmt::format(
        "process_attendance_after of Shift Type {} is {}: what is before that is never counted",
        printable(shift->name), shift->process_after->date());
}

} // namespace

WhyReport punches_on_day(const Config& config, const StateFiles& files, const EmployeeCode& code,
                         LocalTime day) {
    WhyReport report;
    report.code = code;
    report.day = day.midnight();
    for (const DeviceConfig& device : config.devices) {
        look_into(files.journal(device.name), device, config.site, report);
    }
    for (const std::filesystem::path& file : journals_without_device(files, config)) {
        // The sites' files lie beside the journals.
        if (StateFiles::may_be_of_site(file)) continue;
        DeviceConfig forgotten;
        forgotten.name = StateFiles::device_of(file);
        look_into(file, forgotten, config.site, report);
    }
    std::ranges::stable_sort(report.stories, {}, &PunchStory::time);
    return report;
}

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
            continue;
        }
        story.on_site = *found->second;
        story.counted = attendance.counted(*found->second);
        const ShiftType* shift = attendance.known_shift(found->second->shift);
        if (is_worthless(*found->second, shift)) story.worthless = advice_on_worthless(shift->name);
        if (story.counted == Counted::no)
            story.why_not = why_not_counted(attendance.made_without(*found->second));
        if (story.counted == Counted::before_start) story.why_not = before_start(shift);
        const bool is_ours = story.row.in_flight && story.row.judgement.state == PunchState::sent;
        if (is_ours) story.differs = differences(story.row.in_flight->checkin, *found->second);
    }
    return report;
}

std::string differences(const Checkin& sent, const StoredCheckin& stored) {
    std::string text;
    const auto add = [&](std::string_view what, std::string_view was, std::string_view is) {
        if (!text.empty()) text += ", ";
        text += fmt::format("its {} is {} and was sent as {}", what,
                            is.empty() ? "(none)" : printable(is, 140), was.empty() ? "(none)" : was);
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
