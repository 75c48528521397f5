#include "pull/finder.hpp"

#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace zksync {
namespace {

constexpr int most_readings = 3;

} // namespace

Finder::Finder(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime began, LocalTime mark)
    : pass_(pass), client_(client), report_(report), began_(began), counts_(pass, client, mark),
      reader_(pass, client, report, mark), habits_(pass) {}

LocalTime Finder::lookback_start() const {
    return std::max((began_ - pass_.device.lookback).midnight(), pass_.device.since);
}

void Finder::check_lookback() { check_range(lookback_start()); }

void Finder::check_range(LocalTime from) {
    if (from > counts_.end()) return;
    counting_ = !habits_.counts_are_idle() && counts_.ask(from) ? Counting::yes : Counting::no;
    const Cell all{from, counts_.end().midnight() + one_day};
    if (counting_ == Counting::no || counts_.agree(all)) return;
    if (!counts_.hold_still(from)) return give_up_counting();
    const int before = client_.requests();
    pass_.log.info(
        fmt::format("the device counts {} punches from {} to {}, the journal {}: looking for the difference",
                    counts_.server(all), from.text(), counts_.end().text(), counts_.journal(all)));
    descend(all);
    pass_.log.info(fmt::format("the difference took {} requests", client_.requests() - before));
}

void Finder::daily_round() {
    const LocalTime today = began_.midnight(), start = lookback_start();
    const auto last = marks::local_time(pass_.journal, marks::daily_round);
    if ((last == today && !gave_up_counting_) || start > counts_.end()) return;

    const LocalTime since = pass_.device.since;
    if (counting_ == Counting::no) {
        read_days(start, counts_.end().midnight() + one_day);
        read_without_counts_ = true;
    } else {
        // On the first pass of all, everything has just been read.
        if (last) {
            const auto left_from = marks::local_time(pass_.journal, marks::daily_lookback).value_or(start);
            read_days(std::max({left_from, start - pass_.device.lookback, since}), start);
            read_days(std::max(today - one_day, since), today);
        }
        if (since < start) descend({since, start});
    }
    if (!held_still()) return;
    Journal::Transaction transaction(pass_.journal);
    marks::set_local_time(pass_.journal, marks::daily_round, today);
    marks::set_local_time(pass_.journal, marks::daily_lookback, start);
    transaction.commit();
}

void Finder::read_days(LocalTime from, LocalTime to) {
    for (const Cell& cell : days_between(from, to)) read_cell(cell);
}

/// As on a server that gives none: the look-back is read at once, and then once a day.
void Finder::give_up_counting() {
    counting_ = Counting::no;
    gave_up_counting_ = true;
    habits_.remember_idle_counts();
    const Matter matter{"",
                        "the device counts its punches otherwise each time it is asked: its counts are left "
                        "alone, and once a day the punches of the look-back are read whole instead"};
    if (is_to_be_said(pass_.journal.said(), "idle counts", matter, pass_.clock.now()))
        pass_.log.warning(matter.text);
}

void Finder::descend(Cell cell) {
    if (counting_ == Counting::no || counts_.agree(cell)) return;
    const std::int64_t server = counts_.server(cell);
    const auto middle = cut(cell.from, cell.to);
    if (server <= pass_.device.page_size || !middle) return read_cell(cell);
    if (!read_whole_ && counts_.missing(cell) * 4 >= server) {
        read_whole_ = true;
        reader_.read({cell.from, std::min(cell.to, counts_.end())});
        if (counts_.agree(cell)) return;
    }
    descend({cell.from, *middle});
    descend({*middle, cell.to});
}

void Finder::read_cell(Cell cell) {
    const Window window{std::max(cell.from - one_second, pass_.device.since), cell.to + one_second};
    std::optional<Identities> last_seen;
    for (int reading = 1; reading <= most_readings; ++reading) {
        const bool counting = counting_ == Counting::yes;
        const std::int64_t before = counting ? counts_.server(cell) : 0;
        Identities seen;
        if (!reader_.read_counted(window, before, &seen)) break;
        mark_gone(cell, seen);
        if (!counting || counts_.agree(cell)) return;
        counts_.forget(cell);
        const bool counted_alike = counts_.server(cell) == before;
        // One list that is short may be a fault of the moment. Where it is what it was, and still it is
        // counted otherwise each time, the counts are worth nothing.
        if (last_seen == seen) return counted_alike ? settle(cell) : give_up_counting();
        last_seen = std::move(seen);
    }
    unsure_ = true;
}

void Finder::mark_gone(Cell cell, const Identities& seen) {
    std::vector<std::int64_t> gone;
    for (const JournalRow& row : pass_.journal.rows_between(cell.from, cell.to)) {
        // By a time that was given it is in no window of the server's, and what a file has never was.
        const bool is_due = !row.gone_since && !row.time_given && !is_from_file(row.punch);
        if (is_due && !seen.contains(identity(row.punch))) gone.push_back(row.seq);
    }
    if (gone.empty()) return;
    pass_.journal.mark_gone(gone, pass_.clock.now());
    report_.gone += static_cast<std::int64_t>(gone.size());
    pass_.log.info(fmt::format("the device no longer has {} punches of {}; what became of them stands",
                               gone.size(), cell.from.date()));
}

void Finder::settle(Cell cell) {
    const std::int64_t server = counts_.server(cell), surplus = server - counts_.journal(cell);
    const LocalTime start = counts_.bound(cell.from);
    Journal::Transaction transaction(pass_.journal);
    pass_.journal.unsettle_cells(cell.from, cell.to);
    if (surplus != 0) pass_.journal.settle_cell({cell.from, cell.to, server, surplus});
    // A row that counts in every window moves from day to day: what was said is the sum, not the cell.
    const Matter matter{
        std::to_string(counts_.surplus({LocalTime{}, counts_.end() + one_day})),
        fmt::format("the device counts {} punches from {} to {} but lists {}, twice alike: {}; if somebody "
                    "misses a punch of these days, look on the device",
                    server, cell.from.text(), cell.to.text(), server - surplus,
                    likely_cause(surplus, pass_.journal.count(start, start)))};
    const bool news =
        surplus != 0 && is_to_be_said(pass_.journal.said(), "surplus", matter, pass_.clock.now());
    transaction.commit();
    if (news) pass_.log.warning(matter.text);
}

std::string_view likely_cause(std::int64_t surplus, std::int64_t at_the_bound) {
    if (at_the_bound > 0 && surplus == -at_the_bound)
        return "those of the very first second are in the list only";
    return surplus > 0 ? "rows without a usable time, most likely, or a count that is wrong"
                       : "its count is wrong, and what it lists is read";
}

} // namespace zksync
