#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "push/blocked.hpp"
#include "push/doubles.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr int at_once = 500;
constexpr std::string_view beside_topic = "beside";

void look_at(const std::vector<SentPunch>& punches, const CheckinsFound& found, DoublesSeen& seen) {
    for (StoredCheckin& checkin : later_ones(found)) seen.later.push_back(std::move(checkin));
    for (auto& several : beside_each_other(found)) seen.beside.push_back(std::move(several));
    for (const SentPunch& punch : punches) {
        const auto there = found.find(punch.second);
        if (there == found.end()) continue;
        const auto ours = std::ranges::find(there->second, punch.checkin, &StoredCheckin::name);
        if (ours == there->second.end()) continue;
        const StoredCheckin& stays = survivor(there->second, *ours);
        if (stays.name != punch.checkin) seen.yielding.emplace_back(punch.seq, stays.name);
    }
}

std::string told(const StoredCheckin& checkin) {
    const auto type = to_text(checkin.log_type);
    return fmt::format("{} ({}, {})", printable(checkin.name, 140), type.empty() ? "no log type" : type,
                       checkin.device_id.empty() ? "no device" : printable(checkin.device_id, 140));
}

/// Once, because nothing need be done about it.
void say_beside(const SitePass& at, const std::vector<StoredCheckin>& several) {
    const StoredCheckin& first = several.front();
    const std::string time = first.time ? first.time->text() : "?";
    const std::string key = fmt::format("{} {}", first.employee, time);
    SaidMemory memory = at.pass.journal.said();
    if (memory.find(beside_topic, key)) return;
    std::vector<std::string> all;
    for (const StoredCheckin& checkin : several) all.push_back(told(checkin));
    const std::string text =
        fmt::format("{}, {}: the site has check-ins in that second that are not one punch: {}; zksync sent "
                    "one of them, somebody entered what is beside it; if that was a mistake, delete it",
                    printable(first.employee), time, list_of(all));
    at.pass.log.warning(text);
    const Said said{key, text, at.pass.clock.now(), at.pass.clock.now()};
    memory.update(beside_topic, {&said, 1});
}

} // namespace

std::optional<DoublesSeen> look_for_doubles(const SitePass& at) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    const auto last = marks::moment(journal, marks::doubles_look);
    if (!last) {
        marks::set_moment(journal, marks::doubles_look, now); // all of it was just read back
        return std::nullopt;
    }
    const auto reached = marks::local_time(journal, marks::doubles_reached);
    if (at.is_over() || (!reached && !is_past(*last, std::chrono::days{1}, now))) return std::nullopt;
    if (!reached) marks::set_moment(journal, marks::doubles_begun, now);

    const Moment since = std::min(*last, now) - std::chrono::days{1};
    SentPunch::Place place{reached.value_or(LocalTime{}), 0};
    DoublesSeen seen;
    for (;;) {
        const auto punches = journal.sent_after(since, place, at_once);
        std::vector<EmployeeSecond> seconds;
        for (const SentPunch& punch : punches) seconds.push_back(punch.second);
        look_at(punches, find_checkins(at.client, std::move(seconds)), seen);
        if (std::ssize(punches) < at_once) return seen;
        place = punches.back().place();
        if (!at.is_over()) continue;
        seen.reached = place.time;
        return seen;
    }
}

void conclude(const SitePass& at, const DoublesSeen& seen) {
    Journal& journal = at.pass.journal;
    const Moment now = at.pass.clock.now();
    // Named first: a pass that is killed here must not forget it.
    const bool is_news = !name_doubles(at, seen.later).empty();
    Journal::Transaction transaction(journal);
    for (const auto& [seq, stays] : seen.yielding) journal.yield_to(seq, stays, now);
    for (const auto& several : seen.beside) say_beside(at, several);
    if (seen.reached) {
        marks::set_local_time(journal, marks::doubles_reached, *seen.reached);
    } else {
        // What was delivered during the look is looked at by the next one.
        const auto begun = marks::moment(journal, marks::doubles_begun);
        marks::set_moment(journal, marks::doubles_look, std::min(begun.value_or(now), now));
        journal.erase_value(marks::doubles_reached);
        journal.erase_value(marks::doubles_begun);
    }
    transaction.commit();
    if (is_news) throw doubles_error(at, seen.later);
}

} // namespace zksync
