#include "pull/window_reader.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/clock_check.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace zksync {
namespace {

constexpr int most_attempts = 3;
constexpr int most_pages = 1'000'000;
/// The client asks for a second more at both ends.
constexpr std::chrono::seconds beyond{1};

std::string in_words(const Window& window) {
    return fmt::format("from {} to {}", window.from ? window.from->text() : "the beginning",
                       window.to ? window.to->text() : "now");
}

} // namespace

std::string identity(const Punch& punch) {
    return fmt::format("{}|{}|{}", punch.id, punch.reported_time, punch.terminal);
}

WindowReader::WindowReader(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime mark)
    : pass_(pass), client_(client), report_(report), mark_(mark), habits_(pass) {}

bool WindowReader::read(const Window& window, Identities* identities) {
    std::optional<ListPages> before;
    for (int attempt = 1; attempt <= most_attempts; ++attempt) {
        if (identities) identities->clear();
        ListPages list = read_once(window, identities);
        const bool agrees = list.is_whole() || differs_as_usual(list);
        const bool stays = before && list.has_ended() && list.is_like(*before);
        if (agrees || stays) {
            if (list.was_promised_nothing()) habits_.remember_idle_next();
            if (!agrees) note_difference(window, list);
            return true;
        }
        pass_.log.info(fmt::format("the device's list {} changed while it was read, or its count is wrong{}",
                                   in_words(window), attempt < most_attempts ? "; reading it again" : ""));
        before = std::move(list);
    }
    return false;
}

bool WindowReader::read_if_one_page(const Window& window) {
    const auto page = ask(window, 1, pass_.device.page_size);
    if (!page) return false;
    check_filter(window, *page);
    store(*page, nullptr);
    ListPages list(habits_.idle_next());
    list.add(*page);
    if (!list.is_over() && habits_.idle_next() != ListPages::IdleNext::unknown) {
        const auto promised = ask(window, 2, pass_.device.page_size);
        if (!promised || promised->rows == 0 || promised->punches == page->punches) list.add_nothing();
    }
    return list.is_over() && (list.is_whole() || differs_as_usual(list));
}

ListPages WindowReader::read_once(const Window& window, Identities* identities) {
    ListPages list(habits_.idle_next());
    std::vector<Punch> previous;
    for (int number = 1; number <= most_pages && !list.is_over(); ++number) {
        auto page = ask(window, number, pass_.device.page_size);
        const bool repeats = page && number > 1 && page->rows > 0 && page->punches == previous;
        const bool lacks_rows = number == 2 && repeats && page->more && list.difference().value_or(1) > 0;
        if (lacks_rows && ignores_page_numbers(window, previous)) {
            throw Error(ErrorKind::protocol,
                        fmt::format("cannot read the punches {}: page {} repeats page {}", in_words(window),
                                    number, number - 1),
                        "the server ignores the page number; a larger page_size for this device may help");
        }
        if (!page || repeats) {
            list.add_nothing();
            break;
        }
        check_filter(window, *page);
        store(*page, identities);
        list.add(*page);
        pass_.show("reading", list.rows(), list.count());
        previous = std::move(page->punches);
    }
    return list;
}

/// A count that changes from request to request is as none.
std::optional<TransactionPage> WindowReader::ask(const Window& window, int page, int page_size) {
    auto came = client_.transactions(window, page, page_size);
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
    if (window.from) at_the_ends += pass_.journal.count(*window.from - beyond, *window.from - beyond);
    if (window.to) at_the_ends += pass_.journal.count(*window.to + beyond, *window.to + beyond);
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
bool WindowReader::ignores_page_numbers(const Window& window, const std::vector<Punch>& page) {
    if (page.size() < 2) return false;
    const auto second_row = ask(window, 2, 1);
    return second_row && !second_row->punches.empty() && second_row->punches.front() == page.front();
}

void WindowReader::store(const TransactionPage& page, Identities* identities) {
    const Moment read_at = pass_.clock.now();
    const LocalTime now = pass_.mapper.device_now(read_at);
    Journal::Transaction transaction(pass_.journal);
    for (const Punch& punch : page.punches) {
        const Judgement judgement = pass_.mapper.judge(punch, now);
        const auto [seq, stored] = pass_.journal.store_row(punch, judgement, read_at);
        if (report_.rows.add(seq)) ++report_.read;
        switch (stored) {
        case Stored::fresh:
            ++report_.fresh;
            if (punch.time && *punch.time < mark_) ++report_.late;
            if (judgement.state == PunchState::pending && !pass_.mapper.knows_state_of(punch)) {
                ++report_.unknown_states[punch.state_code ? std::to_string(*punch.state_code) : "none"];
            }
            if (judgement.state == PunchState::ignored) ++report_.ignored;
            if (judgement.state == PunchState::quarantined) ++report_.quarantined;
            break;
        case Stored::known:
            break;
        case Stored::corrected:
            ++report_.corrected;
            break;
        case Stored::changed:
            ++report_.changed;
            pass_.log.warning(
                fmt::format("the device changed a punch after it was delivered: employee code {}, {}; the "
                            "check-in stays as it was sent, correct it on the site",
                            printable(punch.code.value), printable(punch.reported_time)));
            break;
        }
        if (identities) identities->insert(identity(punch));
    }
    transaction.commit();
}

void WindowReader::check_filter(const Window& window, const TransactionPage& page) {
    const auto outside = [&](const Punch& punch) {
        // Of a time in another form than its own, a server need not know what we read out of it.
        if (!punch.time || !LocalTime::parse(punch.reported_time)) return false;
        const LocalTime second = punch.time->whole_second();
        return (window.from && second < *window.from - beyond) || (window.to && second > *window.to + beyond);
    };
    const auto stray = std::ranges::find_if(page.punches, outside);
    if (stray == page.punches.end()) return;
    throw Error(
        ErrorKind::protocol,
        fmt::format(
            "asked for the punches {}, the device answered with one of {}: it ignores the time filter, so "
            "what is new cannot be told",
            in_words(window), printable(stray->reported_time)),
        "check that the URL leads to a server with the transactions API, and its version");
}

void WindowReader::check_clock() {
    const auto reading = client_.clock();
    if (report_.clock_was_checked || !reading) return;
    warn_of_host_clock(pass_, *reading);
    report_.clock_was_checked = true;
}

} // namespace zksync
