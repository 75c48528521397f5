#include "pull/window_reader.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/clock_check.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr int most_attempts = 3;
constexpr int most_pages = 1'000'000;

std::string in_words(const Window& window) {
    return fmt::format("from {} to {}", window.from ? window.from->text() : "the beginning",
                       window.to ? window.to->text() : "now");
}

} // namespace

std::string identity(const Punch& punch) {
    return fmt::format("{}|{}|{}", punch.id, punch.reported_time, punch.terminal);
}

WindowReader::WindowReader(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime mark)
    : pass_(pass), client_(client), report_(report), mark_(mark) {}

bool WindowReader::read(const Window& window, Identities* identities) {
    for (int attempt = 1; attempt <= most_attempts; ++attempt) {
        if (identities) identities->clear();
        if (read_once(window, identities) == Attempt::complete) return true;
        pass_.log.info(fmt::format("the device's list {} changed while it was read{}", in_words(window),
                                   attempt < most_attempts ? "; reading it again" : ""));
    }
    return false;
}

bool WindowReader::read_if_one_page(const Window& window) {
    const auto page = client_.transactions(window, 1, pass_.device.page_size);
    check_clock();
    if (!page) return false;
    check_filter(window, *page);
    store(*page, nullptr);
    const bool all = page->more.has_value() && !*page->more;
    return all && (!page->count || *page->count == static_cast<std::int64_t>(page->rows));
}

WindowReader::Attempt WindowReader::read_once(const Window& window, Identities* identities) {
    std::optional<std::int64_t> count;
    std::int64_t rows = 0;
    bool promised = false; // the page before said that there is one more
    std::vector<Punch> previous;
    for (int number = 1; number <= most_pages; ++number) {
        auto page = client_.transactions(window, number, pass_.device.page_size);
        check_clock();
        if (!page && number > 1 && !promised) break; // the end of a bare list
        if (!page) return Attempt::changed;
        const bool repeats = number > 1 && page->rows > 0 && page->punches == previous;
        if (repeats && !page->more) break; // a bare list, whole: it ignores the page number
        if (repeats) {
            throw Error(ErrorKind::protocol,
                        fmt::format("cannot read the punches {}: page {} repeats page {}", in_words(window),
                                    number, number - 1),
                        "the server ignores the page number; a larger page_size for this device may help");
        }
        if (number > 1 && page->count != count) return Attempt::changed;
        count = page->count;
        check_filter(window, *page);
        store(*page, identities);
        rows += static_cast<std::int64_t>(page->rows);
        pass_.show("reading", rows, count);
        const bool last = page->rows == 0 || (page->more && !*page->more);
        if (last) break;
        promised = page->more.has_value();
        previous = std::move(page->punches);
    }
    return !count || *count == rows ? Attempt::complete : Attempt::changed;
}

void WindowReader::store(const TransactionPage& page, Identities* identities) {
    const Moment read_at = pass_.clock.now();
    const LocalTime now = pass_.mapper.device_now(read_at);
    Journal::Transaction transaction(pass_.journal);
    for (const Punch& punch : page.punches) {
        const Judgement judgement = pass_.mapper.judge(punch, now);
        switch (pass_.journal.store(punch, judgement, read_at)) {
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
    report_.read += static_cast<std::int64_t>(page.rows);
}

void WindowReader::check_filter(const Window& window, const TransactionPage& page) {
    const auto outside = [&](const Punch& punch) {
        if (!punch.time) return false;
        const LocalTime second = punch.time->whole_second();
        return (window.from && second < *window.from) || (window.to && second > *window.to);
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
    if (report_.clock_was_checked) return;
    if (const auto reading = client_.clock()) check_host_clock(*reading, pass_.log);
    report_.clock_was_checked = true;
}

} // namespace zksync
