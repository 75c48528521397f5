#include "push/attendance_check.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "pass/marks.hpp"

#include <fmt/format.h>

#include <map>
#include <vector>

namespace zksync {
namespace {

constexpr std::chrono::days looked_back{35};
constexpr int chunk = 500;
constexpr std::int64_t most_named = 20;

void say_too_late(const SitePass& at, std::int64_t seq, const EmployeeCode& code,
                  const StoredCheckin& stored) {
    at.pass.journal.set_too_late(seq);
    ++at.report.too_late;
    if (at.report.too_late == most_named + 1)
        at.pass.log.warning("and more that came too late: zksync status");
    if (at.report.too_late > most_named) return;
    at.pass.log.warning(fmt::format(
        "{} (employee code {}), {}: the check-in {} arrived after attendance of that day was processed and "
        "is "
        "not counted; HR has to cancel the Attendance of that day, clear \"Skip Auto Attendance\" on the "
        "check-ins of the day, and let auto attendance run again",
        printable(stored.employee), printable(code.value), stored.time ? stored.time->date() : "?",
        printable(stored.name)));
}

/// The mark of a shift, asked for once a pass; nothing where it is not processed automatically or cannot be
/// seen.
std::optional<LocalTime> mark_of(const SitePass& at, const std::string& shift) {
    const auto known = at.shift_marks.find(shift);
    if (known != at.shift_marks.end()) return known->second;
    std::optional<LocalTime> mark;
    try {
        const ShiftType type = at.client.shift_type(shift);
        if (type.auto_attendance) mark = type.mark;
    } catch (const Error& error) {
        at.pass.log.info(fmt::format("cannot see whether check-ins of shift {} count: {}", printable(shift),
                                     error.what()));
    }
    return at.shift_marks[shift] = mark;
}

} // namespace

void note_attendance(const SitePass& at, const Delivery& delivery, const StoredCheckin& stored) {
    if (stored.shift.empty()) return;
    at.pass.journal.set_shift(delivery.seq, stored.shift);
    const auto mark = mark_of(at, stored.shift);
    const bool processed = mark && stored.shift_actual_end && *stored.shift_actual_end < *mark;
    if (processed || stored.skip_auto_attendance) say_too_late(at, delivery.seq, delivery.code, stored);
}

void look_for_skipped(const SitePass& at) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    const auto last = marks::moment(journal, marks::attendance_look);
    if (last && !is_past(*last, std::chrono::days{1}, now)) return;
    if (!last)
        return marks::set_moment(journal, marks::attendance_look,
                                 now); // what was just sent was just looked at

    for (int skip = 0;; skip += chunk) {
        const auto rows = journal.sent_since(now - looked_back, chunk, skip);
        std::vector<std::string> names;
        std::map<std::string, const JournalRow*> by_name;
        for (const JournalRow& row : rows) {
            if (row.too_late || row.checkin.empty() || row.judgement.state != PunchState::sent) continue;
            names.push_back(row.checkin);
            by_name[row.checkin] = &row;
        }
        for (const StoredCheckin& stored : at.client.checkins_named(names)) {
            const auto row = by_name.find(stored.name);
            if (!stored.skip_auto_attendance || row == by_name.end()) continue;
            say_too_late(at, row->second->seq, row->second->punch.code, stored);
        }
        if (std::ssize(rows) < chunk) break;
    }
    marks::set_moment(journal, marks::attendance_look, now);
}

} // namespace zksync
