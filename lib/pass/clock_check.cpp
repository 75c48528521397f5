#include "pass/clock_check.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <vector>

namespace zksync {
namespace {

/// How far apart two clocks may be, and by how much that may change without being news.
constexpr std::chrono::hours tolerated{1};

std::string utc_text(Moment moment) {
    return LocalTime::from_micros(std::chrono::microseconds{moment.time_since_epoch()}.count()).text() +
           " UTC";
}

/// How far the clocks were apart when that was said, in seconds; the same key while it stays within an hour.
std::string key_of(const std::vector<Said>& said, std::chrono::seconds apart) {
    for (const Said& before : said) {
        std::int64_t seconds = 0;
        std::from_chars(before.key.data(), before.key.data() + before.key.size(), seconds);
        if (std::chrono::abs(apart - std::chrono::seconds{seconds}) < tolerated) return before.key;
    }
    return std::to_string(apart.count());
}

} // namespace

std::string span_in_words(std::chrono::seconds span) {
    const auto total = std::chrono::abs(span).count();
    const auto days = total / 86'400, hours = total / 3'600 % 24, minutes = total / 60 % 60;
    if (days > 0) return hours > 0 ? fmt::format("{} d {} h", days, hours) : fmt::format("{} d", days);
    if (hours > 0)
        return minutes > 0 ? fmt::format("{} h {} min", hours, minutes) : fmt::format("{} h", hours);
    if (minutes > 0) return fmt::format("{} min", minutes);
    return fmt::format("{} s", total);
}

std::string gap_in_words(std::chrono::seconds apart) {
    const auto gap = std::chrono::abs(apart);
    return span_in_words(gap < std::chrono::minutes{1} ? gap : std::chrono::round<std::chrono::minutes>(gap));
}

bool is_at_edge(std::chrono::seconds apart, std::chrono::seconds tolerance) {
    constexpr std::chrono::seconds reading{10};
    const auto gap = std::chrono::abs(apart);
    return gap <= tolerance && gap > tolerance - reading;
}

std::optional<std::string> host_clock_complaint(const DeviceClient::ClockReading& reading) {
    const auto apart = reading.host - reading.server;
    const std::string both = fmt::format("this host's clock says {}, the device's {}", utc_text(reading.host),
                                         utc_text(reading.server));
    if (std::chrono::abs(apart) > std::chrono::days{1}) {
        throw Error(ErrorKind::configuration,
                    fmt::format("{}: {} apart, which no time zone explains; nothing was read", both,
                                gap_in_words(apart)),
                    "set the clock that is wrong (on this host: timedatectl), then run again");
    }
    if (std::chrono::abs(apart) <= tolerated) return std::nullopt;
    return fmt::format("{}: {} apart; one of them is wrong", both, gap_in_words(apart));
}

void warn_of_host_clock(const Pass& pass, const DeviceClient::ClockReading& reading) {
    constexpr std::string_view topic = "host clock";
    const auto apart = reading.host - reading.server;
    if (is_at_edge(apart, tolerated)) return;
    std::vector<Matter> matters;
    if (const auto complaint = host_clock_complaint(reading))
        matters.push_back({key_of(pass.journal.said().of(topic), apart), *complaint});
    const Telling telling = tell(pass.journal.said(), topic, matters, pass.clock.now());
    for (const Matter& matter : telling.due) pass.log.warning(matter.text);
    if (matters.empty() && !telling.over.empty())
        pass.log.info("this host's clock and the device's agree again");
    if (!matters.empty() && telling.due.empty()) pass.log.info(matters.front().text);
}

} // namespace zksync
