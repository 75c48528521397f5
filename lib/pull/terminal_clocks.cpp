#include "pull/terminal_clocks.hpp"

#include "pass/clock_check.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string_view>
#include <vector>

namespace zksync {
namespace {

constexpr std::int64_t enough_rows = 20, enough_uploads = 10;
constexpr std::chrono::minutes tolerated_ahead{2}, tolerated_behind{10};
constexpr std::chrono::days looked_at{7};
constexpr std::chrono::minutes change_that_is_news{10};
constexpr std::string_view topic_of_terminals = "terminal clock";

/// Within two minutes of a whole number of half hours, and not of none.
bool looks_like_a_zone(std::chrono::seconds apart) {
    constexpr std::chrono::seconds half_hour{1'800}, slack{120};
    const auto rest = apart % half_hour;
    return apart >= half_hour - slack && (rest <= slack || rest >= half_hour - slack);
}

/// By how much a clock was off when that was said: "SERIAL@900s". What an older zksync said has steps of ten
/// minutes, those below zero one less: "SERIAL@2" is 20 minutes, "SERIAL@-11" 120 ahead.
std::optional<std::chrono::seconds> amount_in(std::string_view key, std::string_view serial_number) {
    if (!key.starts_with(serial_number)) return std::nullopt;
    key.remove_prefix(serial_number.size());
    if (!key.starts_with('@')) return std::nullopt;
    key.remove_prefix(1);
    std::int64_t amount = 0;
    const auto [end, failed] = std::from_chars(key.data(), key.data() + key.size(), amount);
    if (failed != std::errc{}) return std::nullopt;
    const std::string_view unit{end, static_cast<std::size_t>(key.data() + key.size() - end)};
    if (unit == "s") return std::chrono::seconds{amount};
    if (!unit.empty()) return std::nullopt;
    return (amount > 0 ? amount : amount - 1) * change_that_is_news;
}

} // namespace

std::string clock_key(const std::vector<Said>& said, const UploadDelay& delay) {
    for (const Said& before : said) {
        const auto amount = amount_in(before.key, delay.serial_number);
        if (amount && std::chrono::abs(*amount - delay.least) < change_that_is_news) return before.key;
    }
    return fmt::format("{}@{}s", delay.serial_number, delay.least.count());
}

std::optional<std::string> clock_complaint(const UploadDelay& delay) {
    if (delay.rows < enough_rows || delay.uploads < enough_uploads) return std::nullopt;
    const bool ahead = delay.least < -tolerated_ahead;
    if (!ahead && delay.least < tolerated_behind) return std::nullopt;

    // The upload itself takes a few seconds.
    const auto apart = std::chrono::round<std::chrono::minutes>(std::chrono::abs(delay.least));
    const std::string name = printable(delay.alias.empty() ? delay.serial_number : delay.alias);
    const std::string amount =
        fmt::format("the clock of terminal {} ({}) runs {} {} its server's, by every one of its "
                    "last {} punches",
                    name, printable(delay.serial_number), span_in_words(apart), ahead ? "ahead of" : "behind",
                    delay.rows);
    return amount + (looks_like_a_zone(apart) ? "; that looks like a time zone: compare the zone of the "
                                                "terminal, of its server, and time_zone "
                                                "in the configuration"
                                              : "; set it right, its punches are sent as they are");
}

void warn_of_terminal_clocks(const Pass& pass) {
    const std::vector<Said> said = pass.journal.said().of(topic_of_terminals);
    std::vector<Matter> matters;
    for (const UploadDelay& delay : pass.journal.upload_delays(pass.clock.now() - looked_at)) {
        const auto complaint = clock_complaint(delay);
        if (!complaint || pass.device.leaves_out(delay.serial_number)) continue;
        matters.push_back({clock_key(said, delay), *complaint});
    }
    for (const Matter& matter : tell(pass.journal.said(), topic_of_terminals, matters, pass.clock.now()).due)
        pass.log.warning(matter.text);
}

} // namespace zksync
