#include "pull/window_reader.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "pass/clock_check.hpp"
#include "pass/said.hpp"
#include "pull/grid.hpp"
#include "pull/window_filter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace zksync {
namespace {

constexpr int most_attempts = 3;
constexpr int most_pages = 1'000'000;

} // namespace

WindowReader::WindowReader(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime mark)
    : pass_(pass), client_(client), report_(report), store_(pass, client, report, mark), habits_(pass),
      full_page_(pass.device.page_size) {}

bool WindowReader::read(const Window& window, Identities* identities) {
    const Reading reading = read_up_to(std::nullopt, window, identities);
    return reading == Reading::whole || reading == Reading::no_list;
}

bool WindowReader::read_counted(const Window& window, std::int64_t rows, Identities* identities) {
    const Reading reading = read_up_to(std::nullopt, window, identities);
    return reading == Reading::whole || (reading == Reading::no_list && rows == 0);
}

WindowReader::Reading WindowReader::read_at_most(const Window& window, int pages) {
    return read_up_to(pages, window, nullptr);
}

WindowReader::Reading WindowReader::read_up_to(std::optional<int> pages, const Window& window,
                                               Identities* identities) {
    std::optional<ListPages> before;
    for (int attempt = 1; attempt <= most_attempts; ++attempt) {
        auto list = read_once(pages, window, identities);
        if (!list) return Reading::too_long;
        const bool agrees = list->is_whole() || differs_as_usual(*list);
        const bool stays = before && list->has_ended() && list->is_like(*before);
        if (stays && list->pages() == 0) return Reading::no_list;
        if (agrees || stays) {
            if (list->was_promised_nothing()) habits_.remember_idle_next();
            const bool is_one_page = list->pages() == 1 && !list->was_promised_nothing();
            if (!agrees && pages && !is_one_page) return Reading::differs;
            if (!agrees) note_difference(window, *list);
            return Reading::whole;
        }
        pass_.log.info(fmt::format("the device's list {} changed while it was read, or its count is wrong{}",
                                   in_words(window), attempt < most_attempts ? "; reading it again" : ""));
        before = std::move(list);
    }
    return Reading::unsteady;
}

FirstPage WindowReader::read_first_page(const Window& window, int page_size) {
    const auto page = ask(window, 1, page_size);
    if (!page) return {};
    check_filter(window, *page);
    FirstPage first;
    first.brought_news = store_.store(page->punches, nullptr) == PageStore::Brought::news;
    store_.commit();
    first.rows = page->rows;
    first.count = page->count;
    ListPages list(habits_.idle_next());
    list.add(*page);
    expected_ = page->count;
    if (!list.is_over() && habits_.idle_next() != ListPages::IdleNext::unknown) {
        const auto promised = ask(window, 2, page_size);
        if (!promised || promised->rows == 0 || promised->punches == page->punches) list.add_nothing();
    }
    first.is_all = list.is_over() && (list.is_whole() || differs_as_usual(list));
    return first;
}

std::optional<ListPages> WindowReader::read_once(std::optional<int> pages, const Window& window,
                                                 Identities* identities) {
    if (identities) identities->clear();
    try {
        auto list = read_pages(pages, window, identities);
        store_.commit();
        return list;
    } catch (...) {
        store_.commit_what_came();
        throw;
    }
}

std::optional<ListPages> WindowReader::read_pages(std::optional<int> pages, const Window& window,
                                                  Identities* identities) {
    ListPages list(habits_.idle_next());
    std::vector<Punch> previous;
    for (int number = 1; number <= most_pages && !list.is_over(); ++number) {
        auto page = ask(window, number, pass_.device.page_size, what_follows(list));
        const bool repeats = page && number > 1 && page->rows > 0 && page->punches == previous;
        if (number == 2 && repeats && page->more && list.difference().value_or(1) > 0)
            check_page_numbers(window, previous);
        if (!page || repeats) {
            list.add_nothing();
            break;
        }
        check_filter(window, *page);
        list.add(*page);
        if (number == 1) note_full_page(*page);
        const bool is_too_long = number == 1 && pages && page->count.value_or(0) > *pages * full_page_;
        if (!is_too_long && !list.is_over()) client_.ask_ahead(window, number + 1, pass_.device.page_size);
        store_.store(page->punches, identities);
        if (is_too_long) return std::nullopt;
        pass_.show("reading", report_.read, expected_);
        previous = std::move(page->punches);
    }
    return list;
}

/// How many rows a page has at the most is what a page shows behind which more is counted.
void WindowReader::note_full_page(const TransactionPage& page) {
    const auto rows = static_cast<std::int64_t>(page.rows);
    if (rows > 0 && page.more != false && page.count.value_or(0) > rows)
        full_page_ = std::min(full_page_, rows);
}

/// Whether there will be a page behind the next one.
DeviceClient::NextPage WindowReader::what_follows(const ListPages& list) const {
    return list.difference().value_or(0) > full_page_ ? DeviceClient::NextPage::expected
                                                      : DeviceClient::NextPage::perhaps;
}

/// A count that changes from request to request is as none.
std::optional<TransactionPage> WindowReader::ask(const Window& window, int page, int page_size,
                                                 DeviceClient::NextPage next) {
    auto came = client_.transactions(window, page, page_size, next);
    check_clock();
    if (came && habits_.counts_are_idle()) came->count.reset();
    return came;
}

bool WindowReader::differs_as_usual(const ListPages& list) const {
    const auto difference = list.difference();
    return difference && list.has_ended() && is_usual(*difference, habits_.usual_difference());
}

/// The list is what came twice alike. What is missing from it is looked for by the find, in smaller windows.
void WindowReader::note_difference(const Window& window, const ListPages& list) {
    const auto difference = list.difference();
    if (!difference) return;
    habits_.remember_difference(*difference);
    std::int64_t at_the_ends = 0;
    if (window.from) at_the_ends += pass_.journal.count(*window.from - one_second, *window.from - one_second);
    if (window.to) at_the_ends += pass_.journal.count(*window.to + one_second, *window.to + one_second);
    if (*difference == 0 || std::abs(*difference) != at_the_ends) return;
    const Matter matter{"",
                        fmt::format("the device counts {} punches {} but lists {}: those at the very ends "
                                    "of a time that is asked for are in one of the two only. They are "
                                    "read all the same, because more is asked for",
                                    list.rows() + *difference, in_words(window), list.rows())};
    if (is_to_be_said(pass_.journal.said(), "ends of a list", matter, pass_.clock.now()))
        pass_.log.warning(matter.text);
}

/// A last page that is given again and again is no such thing. The second of pages of one row tells.
void WindowReader::check_page_numbers(const Window& window, const std::vector<Punch>& page) {
    if (page.size() < 2) return;
    const auto second_row = ask(window, 2, 1);
    if (!second_row || second_row->punches.empty() || second_row->punches.front() != page.front()) return;
    throw Error(ErrorKind::protocol,
                fmt::format("cannot read the punches {}: page 2 repeats page 1", in_words(window)),
                "the server ignores the page number; a larger page_size for this device may help");
}

void WindowReader::check_clock() {
    const auto reading = client_.clock();
    if (report_.clock_was_checked || !reading) return;
    warn_of_host_clock(pass_, *reading);
    report_.clock_was_checked = true;
}

} // namespace zksync
