#include "lookback/why.hpp"

#include "core/reported_time.hpp"
#include "lookback/advice.hpp"
#include "mapcheck/near_miss.hpp"
#include "mapper/mapper.hpp"
#include "pass/double_taps.hpp"
#include "pass/release.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>

// Looking through the journals for the punches of a day.

namespace zksync {
namespace {

/// A journal that is looked into, and what its device's configuration makes of its rows.
struct Opened {
    const std::string& device;
    const DeviceConfig& config;
    const SiteConfig& site;
    Mapper mapper;
    Journal& journal;
};

/// What was sent as somebody's is that person's, whatever the site makes of the code now.
std::string owner_of(const JournalRow& row, const EmployeeCode& id, const WhyReport& report) {
    if (row.in_flight && row.judgement.state != PunchState::pending) return row.in_flight->checkin.employee;
    std::string owner;
    for (const Employee& employee : report.people) {
        if (employee.biometric_id.value.empty() || employee.biometric_id != id) continue;
        if (!owner.empty()) return "";
        owner = employee.name;
    }
    return owner;
}

PunchStory story_of(const Opened& opened, const JournalRow& row, const WhyReport& report) {
    PunchStory story;
    story.device = opened.device;
    story.row = row;
    if (row.punch.time) story.time = opened.mapper.site_time(*row.punch.time);
    story.log_type = opened.mapper.log_type(row.punch);
    story.biometric_id = opened.mapper.biometric_id(row.punch.code);
    story.employee = owner_of(row, story.biometric_id, report);
    if (row.judgement.reason == Reason::double_tap) {
        story.tap_followed = tap_followed(opened.journal, opened.config, opened.mapper, row.punch);
        if (story.tap_followed) story.tap_time = opened.mapper.site_time(*story.tap_followed->time);
    }
    const ReleaseAdvice release =
        row.judgement.state == PunchState::quarantined
            ? release_advice(row, opened.mapper, opened.mapper.device_now(row.read_at))
            : ReleaseAdvice{};
    story.what_to_do =
        what_to_do(row, {opened.device, opened.site.employee_field, story.biometric_id, release});
    return story;
}

bool is_on_day(const PunchStory& story, LocalTime day) {
    const auto on_day = [&](SiteTime time) { return time.wall().midnight() == day; };
    // What was sent counts too: the configured zones may have changed since.
    return (story.time && on_day(*story.time)) ||
           (story.row.in_flight && on_day(story.row.in_flight->checkin.time));
}

/// The rows of a code that are of that day, or may be.
std::vector<PunchStory> stories_of(const Opened& opened, const EmployeeCode& code, const WhyReport& report) {
    std::vector<PunchStory> stories;
    const LocalTime day = report.day;
    // A day of the site is no day of the device; no two zones are more than 26 hours apart.
    for (const JournalRow& row :
         opened.journal.rows_of(code, day - std::chrono::days{2}, day + std::chrono::days{3})) {
        PunchStory story = story_of(opened, row, report);
        if (is_on_day(story, day)) stories.push_back(std::move(story));
    }
    opened.journal.for_each(PunchState::quarantined, [&](const JournalRow& row) {
        if (row.punch.time || row.punch.code.bare() != code.bare()) return;
        const LocalTime known = row.punch.uploaded.value_or(opened.mapper.device_now(row.read_at));
        const bool that_day = row.punch.reported_time.starts_with(day.date()) ||
                              proposed_time(row.punch.reported_time, known).value_or(known).midnight() == day;
        if (that_day) stories.push_back(story_of(opened, row, report));
    });
    return stories;
}

/// The code that was asked for, and those of this device that stand for what was asked for as an ID, or for
/// the people who were.
std::set<EmployeeCode> codes_of(const Opened& opened, const WhyReport& report) {
    const EmployeeCode asked = EmployeeCode{report.asked}.bare();
    std::set<EmployeeCode> codes{asked}, ids{asked};
    for (const Employee& employee : report.people) ids.insert(employee.biometric_id);
    for (const EmployeeCode& id : ids) {
        for (const EmployeeCode& code : opened.config.codes_of(id)) codes.insert(code);
    }
    codes.erase(EmployeeCode{});
    return codes;
}

void add_stories(const Opened& opened, WhyReport& report) {
    std::map<std::int64_t, PunchStory> stories;
    for (const EmployeeCode& code : codes_of(opened, report)) {
        for (PunchStory& story : stories_of(opened, code, report))
            stories.emplace(story.row.seq, std::move(story));
    }
    const SiteTime from{report.day}, to{report.day + std::chrono::days{1}};
    for (const std::string& employee : report.called_so) {
        for (const JournalRow& row : opened.journal.rows_sent(employee, from, to))
            stories.emplace(row.seq, story_of(opened, row, report));
    }
    for (auto& [seq, story] : stories) report.stories.push_back(std::move(story));
}

void add_alike(const Opened& opened, WhyReport& report) {
    const EmployeeCode asked = EmployeeCode{report.asked}.bare();
    const std::string form = loose_form(asked.value);
    std::set<EmployeeCode> same, alike;
    opened.journal.for_each_possible_code([&](const EmployeeCode& code) {
        if (code.bare() == asked || opened.mapper.biometric_id(code) == asked)
            same.insert(code.bare());
        else if (loose_form(code.value) == form)
            alike.insert(code.bare());
    });
    const auto has_it = [&](const EmployeeCode& code) { return opened.journal.has_code(code); };
    report.is_known_code = report.is_known_code || std::ranges::any_of(same, has_it);
    for (const EmployeeCode& code : alike) {
        const auto rows = static_cast<std::int64_t>(stories_of(opened, code, report).size());
        if (rows == 0 || !has_it(code)) continue;
        auto place = std::ranges::find(report.alike, code, &AlikeCode::code);
        if (place == report.alike.end()) place = report.alike.insert(place, {code, 0});
        place->rows += rows;
    }
}

using Look = std::function<void(const Opened&, WhyReport&)>;

void look_into(const std::filesystem::path& file, const DeviceConfig& device, const SiteConfig& site,
               const Look& look, WhyReport& report) {
    try {
        auto journal = Journal::open_existing(file);
        if (journal) look({device.name, device, site, Mapper(device, site), *journal}, report);
    } catch (const Error& error) {
        const std::string problem = fmt::format("{}: {}", device.name, error.what());
        if (std::ranges::find(report.unreadable, problem) == report.unreadable.end())
            report.unreadable.push_back(problem);
    }
}

void look_into_all(const Config& config, const StateFiles& files, const Look& look, WhyReport& report) {
    for (const DeviceConfig& device : config.devices) {
        look_into(files.journal(device.name), device, config.site, look, report);
    }
    for (const std::filesystem::path& file : journals_without_device(files, config)) {
        // The sites' files lie beside the journals.
        if (StateFiles::may_be_of_site(file)) continue;
        DeviceConfig forgotten;
        forgotten.name = StateFiles::device_of(file);
        look_into(file, forgotten, config.site, look, report);
    }
}

} // namespace

WhyReport punches_on_day(const Config& config, const StateFiles& files, WhyReport report) {
    look_into_all(config, files, add_stories, report);
    std::ranges::stable_sort(report.stories, {}, &PunchStory::time);
    if (report.stories.empty()) look_into_all(config, files, add_alike, report);
    return report;
}

} // namespace zksync
