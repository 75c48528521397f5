#include "push/attendance_book.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

#include <ranges>
#include <set>

namespace zksync {
namespace {

constexpr std::ptrdiff_t most_days = 60;

} // namespace

const ShiftType* AttendanceBook::shift(FrappeClient& client, const Log& log, const std::string& name) {
    const auto [place, is_new] = shifts_.try_emplace(name);
    if (is_new) {
        try {
            place->second = client.shift_type(name);
        } catch (const Error& error) {
            log.info(fmt::format("cannot see whether check-ins of shift {} count: {}", printable(name),
                                 error.what()));
        }
    }
    return known_shift(name);
}

const ShiftType* AttendanceBook::known_shift(const std::string& name) const {
    const auto place = shifts_.find(name);
    return place != shifts_.end() && place->second ? &*place->second : nullptr;
}

/// A flag is proof enough, but the Attendance that it comes from is worth naming.
std::vector<AttendanceBook::Day> AttendanceBook::days_of(std::span<const StoredCheckin> checkins) const {
    std::map<LocalTime, std::set<std::string>> employees;
    for (const StoredCheckin& checkin : checkins) {
        const Counted by_itself = zksync::counted(checkin, known_shift(checkin.shift));
        const bool in_question =
            by_itself == Counted::no || (by_itself == Counted::unknown && known_shift(checkin.shift));
        const auto day = attendance_day(checkin);
        if (in_question && day) employees[*day].insert(checkin.employee);
    }
    std::vector<Day> days;
    for (const auto& [day, names] : employees | std::views::reverse | std::views::take(most_days))
        days.emplace_back(day, std::vector(names.begin(), names.end()));
    return days;
}

void AttendanceBook::ask(FrappeClient& client, const Log& log, std::span<const StoredCheckin> checkins) {
    for (const StoredCheckin& checkin : checkins) {
        if (!checkin.shift.empty()) shift(client, log, checkin.shift);
    }
    days_.clear();
    if (refused_) return;
    try {
        for (const auto& [day, employees] : days_of(checkins))
            days_[day] = client.attendances(employees, day);
    } catch (const Error& error) {
        refused_ = true;
        log.info(fmt::format("cannot see whether check-ins count: {}", error.what()));
    }
}

Counted AttendanceBook::counted(const StoredCheckin& checkin) const {
    const Counted by_itself = zksync::counted(checkin, known_shift(checkin.shift));
    const bool in_question =
        by_itself == Counted::no || (by_itself == Counted::unknown && known_shift(checkin.shift));
    const auto day = attendance_day(checkin);
    if (!in_question || !day || !days_.contains(*day)) return by_itself;
    const Attendance* instead = made_without(checkin);
    if (instead && instead->status == "On Leave") return Counted::on_leave;
    return instead || by_itself == Counted::no ? Counted::no : Counted::not_yet;
}

const Attendance* AttendanceBook::made_without(const StoredCheckin& checkin) const {
    const auto day = attendance_day(checkin);
    if (!day) return nullptr;
    const auto place = days_.find(*day);
    return place == days_.end() ? nullptr : zksync::made_without(checkin, place->second);
}

} // namespace zksync
