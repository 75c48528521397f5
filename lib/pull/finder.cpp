#include "pull/finder.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace zksync {
namespace {

constexpr std::chrono::days day{1};
constexpr std::chrono::seconds second{1};
constexpr std::chrono::microseconds tick{1};
constexpr std::chrono::minutes smallest_cell{1};
constexpr int most_readings = 3;

/// The last second up to `mark` in which the journal has no row: so it does not matter whether the server's
/// end is inclusive.
LocalTime quiet_second(const Journal& journal, LocalTime mark) {
    LocalTime end = mark.whole_second();
    for (int steps = 0; steps < 3'600 && journal.count(end, end) > 0; ++steps) end = end - second;
    return end;
}

} // namespace

std::optional<LocalTime> cut(LocalTime from, LocalTime to) {
    if (to - from <= smallest_cell) return std::nullopt;
    const LocalTime middle = from + (to - from) / 2;
    if (to - from <= day) return middle.whole_second();
    const LocalTime before = middle.midnight(), after = before + day;
    const LocalTime nearest = middle - before <= after - middle && before > from ? before : after;
    return nearest > from && nearest < to ? std::optional{nearest} : std::optional{middle.whole_second()};
}

Finder::Finder(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime began, LocalTime mark)
    : pass_(pass), client_(client), report_(report), began_(began), end_(quiet_second(pass.journal, mark)),
      reader_(pass, client, report, mark) {}

LocalTime Finder::lookback_start() const {
    return std::max((began_ - pass_.device.lookback).midnight(), pass_.device.since);
}

void Finder::check_lookback() { check_range(lookback_start()); }

void Finder::check_range(LocalTime from) {
    if (from > end_) return;
    const auto count = client_.count({from, end_});
    counts_ = count ? Counts::given : Counts::absent;
    if (!count) return;
    counted_[from] = *count;
    const LocalTime to = end_.midnight() + day;
    if (agrees(from, to)) return;
    const int before = client_.requests();
    pass_.log.info(
        fmt::format("the device counts {} punches from {} to {}, the journal {}: looking for the difference",
                    *count, from.text(), end_.text(), own_count(from, to)));
    descend(from, to);
    pass_.log.info(fmt::format("the difference took {} requests", client_.requests() - before));
}

void Finder::daily_round() {
    const LocalTime today = began_.midnight(), start = lookback_start();
    const auto last = marks::local_time(pass_.journal, marks::daily_round);
    if (last == today || start > end_) return;

    if (counts_ == Counts::absent) {
        read_lookback_without_counts();
    } else {
        // On the first pass of all, everything has just been read.
        if (last) {
            const auto left_from = marks::local_time(pass_.journal, marks::daily_lookback).value_or(start);
            for (LocalTime left = std::max(left_from, start - pass_.device.lookback); left < start;
                 left = left.midnight() + day) {
                read_cell(std::max(left, pass_.device.since), left.midnight() + day);
            }
            const LocalTime yesterday = std::max(today - day, pass_.device.since);
            if (yesterday < today) read_cell(yesterday, today);
        }
        if (pass_.device.since < start) descend(pass_.device.since, start);
    }
    if (!held_still()) return;
    Journal::Transaction transaction(pass_.journal);
    marks::set_local_time(pass_.journal, marks::daily_round, today);
    marks::set_local_time(pass_.journal, marks::daily_lookback, start);
    transaction.commit();
}

void Finder::read_lookback_without_counts() {
    for (LocalTime from = lookback_start(); from <= end_; from = from.midnight() + day) {
        read_cell(from, from.midnight() + day);
    }
    read_without_counts_ = true;
}

std::int64_t Finder::server_count_from(LocalTime from) {
    if (from > end_) return 0;
    const auto known = counted_.find(from);
    if (known != counted_.end()) return known->second;
    return counted_[from] = client_.count({from, end_}).value_or(0);
}

/// The difference of two counts with the same end: neither an inclusive end nor a fraction counts twice.
std::int64_t Finder::server_count(LocalTime from, LocalTime to) {
    return server_count_from(from) - server_count_from(to);
}

std::int64_t Finder::own_count(LocalTime from, LocalTime to) const {
    return pass_.journal.count_before(from, std::min(to, end_ + tick));
}

std::int64_t Finder::surplus(LocalTime from, LocalTime to) const {
    std::int64_t sum = 0;
    for (const SettledCell& cell : pass_.journal.settled_cells(from, to)) sum += cell.surplus;
    return sum;
}

bool Finder::agrees(LocalTime from, LocalTime to) {
    return server_count(from, to) == own_count(from, to) + surplus(from, to);
}

void Finder::descend(LocalTime from, LocalTime to) {
    if (agrees(from, to)) return;
    const std::int64_t server = server_count(from, to);
    const std::int64_t missing = server - own_count(from, to) - surplus(from, to);
    const auto middle = cut(from, to);
    if (server <= pass_.device.page_size || !middle) return read_cell(from, to);
    if (!read_whole_ && missing * 4 >= server) {
        read_whole_ = true;
        reader_.read({from, std::min(to, end_)});
        if (agrees(from, to)) return;
    }
    descend(from, *middle);
    descend(*middle, to);
}

void Finder::read_cell(LocalTime from, LocalTime to) {
    const Window window{std::max(from - second, pass_.device.since), to + second};
    for (int reading = 1; reading <= most_readings; ++reading) {
        const bool counting = counts_ == Counts::given;
        const std::int64_t before = counting ? server_count(from, to) : 0;
        Identities seen;
        if (!reader_.read(window, &seen)) break;
        mark_gone(from, to, seen);
        if (!counting || agrees(from, to)) return;
        counted_.erase(from);
        counted_.erase(to);
        if (server_count(from, to) == before) return settle(from, to);
    }
    unsure_ = true;
}

void Finder::mark_gone(LocalTime from, LocalTime to, const Identities& seen) {
    std::vector<std::int64_t> gone;
    for (const JournalRow& row : pass_.journal.rows_between(from, to)) {
        if (!row.gone_since && !seen.contains(identity(row.punch))) gone.push_back(row.seq);
    }
    if (gone.empty()) return;
    pass_.journal.mark_gone(gone, pass_.clock.now());
    report_.gone += static_cast<std::int64_t>(gone.size());
    pass_.log.info(fmt::format("the device no longer has {} punches of {}; what became of them stands",
                               gone.size(), from.date()));
}

void Finder::settle(LocalTime from, LocalTime to) {
    const SettledCell cell{from, to, server_count(from, to), server_count(from, to) - own_count(from, to)};
    Journal::Transaction transaction(pass_.journal);
    pass_.journal.unsettle_cells(from, to);
    if (cell.surplus != 0) pass_.journal.settle_cell(cell);
    // A row that counts in every window moves from day to day: what was said is the sum, not the cell.
    const Matter matter{
        std::to_string(surplus(LocalTime{}, end_ + day)),
        fmt::format("the device counts {} punches from {} to {} but lists {}, twice alike: rows without a "
                    "usable time, most likely; if somebody misses a punch of these days, look on the device",
                    cell.server_count, from.text(), to.text(), cell.server_count - cell.surplus)};
    const bool news =
        cell.surplus != 0 && is_to_be_said(pass_.journal.said(), "surplus", matter, pass_.clock.now());
    transaction.commit();
    if (news) pass_.log.warning(matter.text);
}

} // namespace zksync
