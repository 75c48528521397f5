#include "pull/forward_read.hpp"

#include "journal/journal.hpp"
#include "pull/quiet_second.hpp"
#include "pull/row_windows.hpp"

#include <algorithm>

namespace zksync {
namespace {

/// Enough for what a device of some hundred people records between two passes; of what is known already no
/// more than that is read again.
constexpr int glance = 100;
/// Where more is known than that, a page of it tells no more than its count does: the smallest that is a full
/// one for every server (docs/reference/device-api.md, section 2).
constexpr int peep = 10;
/// A late upload costs that many pages at the most; each stretch costs a page that is not full.
constexpr int most_pages_of_a_window = 64;
/// Later than any time that a row can have.
constexpr LocalTime end_of_time = LocalTime::from_micros(253'402'300'800'000'000);

/// Without the first second of the next cell: the client asks for a second more.
Window window_of(const Cell& cell) { return {cell.from, std::max(cell.from, cell.to - one_second)}; }

/// Where what may be new begins. Where this host's zone is east of the device's and none is configured, the
/// mark runs ahead of the device: what is new lies behind the newest punch that is known. Before it, no row
/// lies in the second in which a list begins.
LocalTime start_of(const Pass& pass, std::optional<LocalTime> mark) {
    const LocalTime since = pass.device.since;
    const LocalTime until = mark.value_or(since);
    const LocalTime newest = pass.journal.newest(until).value_or(until).whole_second();
    const LocalTime from = std::max(newest - pass.device.overlap, since);
    // The client asks for a second more.
    return quiet_second(pass.journal, from - one_second, since - one_second) + one_second;
}

} // namespace

ForwardRead::ForwardRead(const Pass& pass, DeviceClient& client, PullReport& report,
                         std::optional<LocalTime> mark, LocalTime began)
    : pass_(pass), client_(client), began_(began), from_(start_of(pass, mark)), is_first_(!mark),
      reader_(pass, client, report, mark.value_or(pass.device.since)) {}

bool ForwardRead::read() {
    if (is_first_) count_ = client_.count(everything());
    return is_read_by_looking() || read_long();
}

/// A first read has nothing to compare a page with: where it is long, none is read in vain.
bool ForwardRead::is_read_by_looking() {
    const int page_size = pass_.device.page_size;
    if (is_first_ && count_.value_or(0) > page_size) return false;
    const int first_size = is_first_ ? page_size : std::min(known() < glance ? glance : peep, page_size);
    FirstPage page = reader_.read_first_page(everything(), first_size);
    if (page.is_all || is_as_known(page)) return true;
    const bool fits_a_page = page.count.value_or(0) <= page_size;
    if (first_size < page_size && page.rows >= static_cast<std::size_t>(first_size) && fits_a_page)
        page = reader_.read_first_page(everything(), page_size);
    count_ = page.count;
    return page.is_all;
}

/// Equal counts are not equal sets: what was put in the place of something else beyond the first page is
/// left to the daily round. A count that is usually off says nothing: what it was off by may have been a page
/// that was missing.
bool ForwardRead::is_as_known(const FirstPage& page) const {
    if (is_first_ || page.brought_news || !page.count) return false;
    return *page.count == known();
}

std::int64_t ForwardRead::known() const {
    return pass_.journal.count_before(from_ - one_second, end_of_time);
}

/// Bounded by the moment it began, so that punches made meanwhile do not change the list; they come in the
/// rest.
bool ForwardRead::read_long() {
    const Cell past{from_, began_};
    if (count_) reader_.expect(*count_);
    const bool read = count_ ? read_by_rows(past, *count_) : read_by_days(past);
    return read && reader_.read({std::max(began_, from_), std::nullopt});
}

bool ForwardRead::read_by_rows(const Cell& cell, std::int64_t rows) {
    const std::int64_t most_rows = most_pages_of_a_window * reader_.full_page();
    const auto count_from = [&](LocalTime from) { return client_.count({from, cell.to}); };
    for (const Cell& part : windows_by_rows(cell, rows, most_rows, count_from)) {
        bool is_read = true;
        switch (reader_.read_at_most(window_of(part), most_pages_of_a_window)) {
        case WindowReader::Reading::whole:
            break;
        case WindowReader::Reading::no_list:
            is_read = rows == 0;
            break;
        case WindowReader::Reading::unsteady:
            return false;
        case WindowReader::Reading::differs:
            is_read = read_by_days(part);
            break;
        case WindowReader::Reading::too_long:
            const bool is_shorter = part.from > cell.from || part.to < cell.to;
            const bool pages_are_smaller = most_pages_of_a_window * reader_.full_page() < most_rows;
            is_read = is_shorter || pages_are_smaller ? read_anew(part) : reader_.read(window_of(part));
        }
        if (!is_read) return false;
    }
    return true;
}

/// The server gives fewer rows to a page than it was asked for, or many came meanwhile.
bool ForwardRead::read_anew(const Cell& cell) {
    const auto rows = client_.count(window_of(cell));
    return rows ? read_by_rows(cell, *rows) : read_by_days(cell);
}

/// Where nobody counts, a late upload while it lasts costs a day's pages.
bool ForwardRead::read_by_days(const Cell& cell) {
    return std::ranges::all_of(days_between(cell.from, cell.to),
                               [&](const Cell& day) { return reader_.read(window_of(day)); });
}

} // namespace zksync
