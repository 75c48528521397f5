#include "pass/lone_clock.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "pass/clock_check.hpp"
#include "pass/marks.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <vector>

namespace zksync {
namespace {

constexpr std::chrono::minutes tolerated_skew{2};
constexpr std::chrono::days no_zone_explains{1};
constexpr std::string_view topic_of_clock = "clock of the terminal";
constexpr std::string_view unknown = "unknown";

std::optional<std::chrono::seconds> seconds_in(std::string_view text) {
    std::int64_t seconds = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return std::chrono::seconds{seconds};
}

/// Within two minutes of a whole number of half hours, and not of none.
bool may_be_a_zone(std::chrono::seconds apart) {
    constexpr std::chrono::seconds half_hour{1'800}, most{14 * 3'600}, slack{120};
    const auto rest = apart % half_hour;
    return apart >= half_hour - slack && apart <= most + slack &&
           (rest <= slack || rest >= half_hour - slack);
}

/// The same key while the amount stays within two minutes.
std::string key_of_clock(const Pass& pass, const LoneClock& clock) {
    const auto ahead = clock.ahead();
    if (!ahead) return std::string(unknown);
    for (const Said& before : pass.journal.said().of(topic_of_clock)) {
        const auto said = seconds_in(before.key);
        if (said && std::chrono::abs(*said - *ahead) <= tolerated_skew) return before.key;
    }
    return std::to_string(ahead->count());
}

std::string side(std::chrono::seconds ahead) { return ahead.count() > 0 ? "ahead of" : "behind"; }

std::string utc_words(Moment moment) {
    return LocalTime::from_micros(std::chrono::microseconds{moment.time_since_epoch()}.count()).text() +
           " UTC";
}

} // namespace

std::optional<std::chrono::seconds> LoneClock::ahead() const {
    if (!terminal) return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*terminal - host.whole_second());
}

bool LoneClock::is_wrong() const {
    const auto by = ahead();
    return !by || std::chrono::abs(*by) > tolerated_skew;
}

std::optional<std::string> complaint_of(const LoneClock& clock) {
    if (!clock.is_wrong()) return std::nullopt;
    if (!clock.terminal)
        return "the clock of the terminal shows a day that does not exist; set it at the terminal";
    const auto ahead = *clock.ahead();
    const auto apart = std::chrono::abs(ahead);
    return fmt::format("the clock of the terminal runs {} {} this host's: it shows {}, and here it is {}; {}",
                       gap_in_words(apart), side(ahead), clock.terminal->text(), clock.host.text(),
                       may_be_a_zone(apart)
                           ? "if that is a time zone: time_zone of this device, else set it at "
                             "the terminal"
                           : "set the one that is wrong; its punches are sent as they are");
}

void note_lone_clock(const Pass& pass, const LoneClock& clock) {
    const auto ahead = clock.ahead();
    std::string now = ahead ? std::to_string(ahead->count()) : std::string(unknown);
    if (!clock.is_wrong()) now = "0"; // a second more or less is no reason to write
    if (pass.journal.value(marks::terminal_clock) != now) pass.journal.set_value(marks::terminal_clock, now);
    if (ahead && is_at_edge(*ahead, tolerated_skew)) return;
    std::vector<Matter> matters;
    if (const auto complaint = complaint_of(clock))
        matters.push_back({key_of_clock(pass, clock), *complaint});
    const Telling telling = tell(pass.journal.said(), topic_of_clock, matters, pass.clock.now());
    for (const Matter& matter : telling.due) pass.log.warning(matter.text);
    if (matters.empty() && !telling.over.empty())
        pass.log.info("the clock of the terminal and this host's agree again");
}

std::string why_clock_is_wrong(const Journal& journal) {
    const auto noted = journal.value(marks::terminal_clock);
    if (!noted) return "";
    const auto ahead = seconds_in(*noted);
    if (!ahead) return "its clock shows a day that does not exist";
    if (std::chrono::abs(*ahead) <= tolerated_skew) return "";
    return fmt::format("its clock is {} {} this host's", gap_in_words(*ahead), side(*ahead));
}

bool is_host_in_question(const Journal& journal) {
    const auto noted = journal.value(marks::terminal_clock);
    const auto ahead = noted ? seconds_in(*noted) : std::nullopt;
    return ahead && std::chrono::abs(*ahead) > no_zone_explains;
}

void check_host_by_site(const Pass& pass, Moment site, Moment host) {
    if (!is_host_in_question(pass.journal) || std::chrono::abs(host - site) <= no_zone_explains) return;
    throw Error(
        ErrorKind::configuration,
        fmt::format("this host's clock says {}, and the site's {}; of the terminal's, {}: nothing was sent",
                    utc_words(host), utc_words(site), why_clock_is_wrong(pass.journal)),
        "set this host's clock (timedatectl), then run again");
}

} // namespace zksync
