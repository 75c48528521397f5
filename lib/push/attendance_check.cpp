#include "push/attendance_check.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"
#include "pass/news_desk.hpp"
#include "pass/said.hpp"
#include "push/attendance_book.hpp"
#include "push/late_days.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace zksync {
namespace {

constexpr std::chrono::days looked_back{35};
constexpr int most_listed = 200, most_listed_once_a_day = 5'000;

std::vector<StoredCheckin> stored_of(const std::vector<Landed>& landed) {
    std::vector<StoredCheckin> stored;
    for (const Landed& one : landed) stored.push_back(one.stored);
    return stored;
}

void keep_uncounted(const AttendanceBook& book, std::vector<Landed>& landed) {
    std::erase_if(landed, [&](const Landed& one) { return book.counted(one.stored) != Counted::no; });
}

/// The site's hourly job may have counted them between the two questions.
void read_again(const SitePass& at, std::vector<Landed>& landed) {
    std::vector<std::string> names;
    for (const Landed& one : landed) names.push_back(one.stored.name);
    std::map<std::string, StoredCheckin> now;
    for (StoredCheckin& stored : at.client.checkins_named(names)) now[stored.name] = std::move(stored);
    std::erase_if(landed, [&](const Landed& one) { return !now.contains(one.stored.name); });
    for (Landed& one : landed) one.stored = now.at(one.stored.name);
}

void note_too_late(const SitePass& at, const Landed& late) {
    at.pass.journal.set_too_late(late.seq);
    ++at.report.too_late;
    const auto day = attendance_day(late.stored);
    const Attendance* instead = at.attendance.made_without(late.stored);
    at.late.add(fmt::format("{} (employee code {}), {}", printable(late.stored.employee),
                            at.pass.mapper.spelled(late.code), day ? day->date() : "?"),
                printable(late.stored.name),
                fmt::format("{}: {}",
                            came_in_time(late.stored, instead) ? "did not count for attendance"
                                                               : "came too late for attendance",
                            why_not_counted(instead)));
}

/// Once a person and shift, by the memory of things said.
void say_worthless(const SitePass& at, const Landed& landed) {
    const StoredCheckin& stored = landed.stored;
    const std::string text =
        fmt::format("{} (employee code {}): the check-in {} of {} counts for nothing: {}",
                    printable(stored.employee), at.pass.mapper.spelled(landed.code), printable(stored.name),
                    stored.time ? stored.time->text() : "?", advice_on_worthless(stored.shift));
    const Matter matter{fmt::format("{} {}", stored.employee, stored.shift), text};
    if (!is_to_be_said(at.pass.journal.said(), "worthless", matter, at.pass.clock.now())) return;
    at.pass.news.say(at.pass.log, NewsKind::worthless, matter.key, text);
}

void find_worthless(const SitePass& at, const std::vector<Landed>& landed) {
    for (const Landed& one : landed) {
        if (is_worthless(one.stored, at.attendance.known_shift(one.stored.shift))) say_worthless(at, one);
    }
}

/// The book was asked of them.
void find_too_late(const SitePass& at, std::vector<Landed> landed) {
    keep_uncounted(at.attendance, landed);
    if (landed.empty()) return;
    read_again(at, landed);
    keep_uncounted(at.attendance, landed);
    Journal::Transaction transaction(at.pass.journal);
    for (const Landed& late : landed) note_too_late(at, late);
    transaction.commit();
}

std::vector<JournalRow> listed(const Pass& pass, int most) {
    return pass.journal.too_late(pass.mapper.device_now(pass.clock.now()) - looked_back, most);
}

/// What the site does not show stays as it is remembered.
void look_at_listed(const SitePass& at, int most) {
    const auto rows = listed(at.pass, most);
    if (rows.empty()) return;
    std::vector<std::string> names;
    for (const JournalRow& row : rows) names.push_back(row.checkin);
    const auto stored = at.client.checkins_named(names);
    at.attendance.ask(at.client, at.pass.log, stored);
    std::map<std::string, Counted> now;
    for (const StoredCheckin& one : stored) now[one.name] = at.attendance.counted(one);

    Journal& journal = at.pass.journal;
    Journal::Transaction transaction(journal);
    for (const JournalRow& row : rows) {
        const auto there = now.find(row.checkin);
        const Counted counted = there == now.end() ? Counted::gone : there->second;
        if (counted == Counted::no || counted == Counted::unknown) continue;
        journal.clear_too_late(row.seq);
        at.pass.log.info(fmt::format("no longer too late for attendance: employee code {}, {}",
                                     at.pass.mapper.spelled(row.punch.code), printable(row.checkin)));
    }
    marks::set_moment(journal, marks::too_late_look, at.pass.clock.now());
    transaction.commit();
}

/// The days on which the site's job may have left check-ins out.
struct Processed {
    std::vector<std::string> shifts;
    LocalTime from, to;
};

std::optional<Processed> processed_lately(const SitePass& at) {
    const Moment since = at.pass.clock.now() - looked_back;
    const auto oldest = at.pass.journal.oldest_sent(since);
    if (!oldest) return std::nullopt;
    std::optional<Processed> processed;
    for (const std::string& name : at.pass.journal.shifts_of_sent(since)) {
        const ShiftType* shift = at.attendance.shift(at.client, at.pass.log, name);
        if (!shift || !shift->auto_attendance || !shift->mark || !shift->process_after) continue;
        if (!processed) processed = Processed{{}, *shift->process_after, *shift->mark};
        processed->shifts.push_back(name);
        processed->from = std::min(processed->from, *shift->process_after);
        processed->to = std::max(processed->to, *shift->mark);
    }
    if (processed) processed->from = std::max(processed->from, oldest->wall());
    return processed;
}

/// Ours among what is not counted, and not listed yet.
void look_at_uncounted(const SitePass& at) {
    const auto processed = processed_lately(at);
    if (!processed) return;
    std::vector<Landed> landed;
    for (StoredCheckin& stored : at.client.uncounted_checkins(processed->shifts, SiteTime{processed->from},
                                                              SiteTime{processed->to})) {
        if (!stored.time) continue;
        const auto row = at.pass.journal.row_sent(stored.employee, SiteTime{*stored.time});
        if (!row || row->checkin != stored.name || row->too_late || row->judgement.state != PunchState::sent)
            continue;
        landed.push_back({row->seq, row->punch.code, std::move(stored)});
    }
    at.attendance.ask(at.client, at.pass.log, stored_of(landed));
    find_too_late(at, std::move(landed));
}

} // namespace

void note_attendance(const SitePass& at, std::vector<Landed> landed) {
    try {
        at.attendance.ask(at.client, at.pass.log, stored_of(landed));
        find_worthless(at, landed);
        find_too_late(at, std::move(landed));
    } catch (const Error& error) {
        // They are delivered, and the daily look sees what this one did not.
        at.pass.log.info(fmt::format("cannot see whether check-ins count: {}", error.what()));
    }
}

void look_at_attendance(const SitePass& at) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    const auto last = marks::moment(journal, marks::attendance_look);
    const bool is_daily = last && is_past(*last, std::chrono::days{1}, now);
    if (at.is_over()) return;
    look_at_listed(at, is_daily ? most_listed_once_a_day : most_listed);
    if (is_daily && at.is_over()) return;
    if (is_daily) look_at_uncounted(at);
    // What was sent until the first look was looked at when it was read back.
    if (is_daily || !last) marks::set_moment(journal, marks::attendance_look, now);
}

bool is_attendance_look_due(const Pass& pass) {
    const auto last = marks::moment(pass.journal, marks::attendance_look);
    return last && is_past(*last, std::chrono::days{1}, pass.clock.now()) && !listed(pass, 1).empty();
}

} // namespace zksync
