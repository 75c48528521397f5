#include "pull/terminal_clocks.hpp"

#include "pass/clock_check.hpp"
#include "pass/said.hpp"

#include <fmt/format.h>

#include <vector>

namespace zksync {
namespace {

constexpr std::int64_t enough_rows = 20, enough_uploads = 10;
constexpr std::chrono::minutes tolerated_ahead{2}, tolerated_behind{10};
constexpr std::chrono::days looked_at{7};

/// Within two minutes of a whole number of half hours, and not of none.
bool looks_like_a_zone(std::chrono::seconds apart) {
    constexpr std::chrono::seconds half_hour{1'800}, slack{120};
    const auto rest = apart % half_hour;
    return apart >= half_hour - slack && (rest <= slack || rest >= half_hour - slack);
}

} // namespace

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
    std::vector<Matter> matters;
    for (const UploadDelay& delay : pass.journal.upload_delays(pass.clock.now() - looked_at)) {
        const auto complaint = clock_complaint(delay);
        if (!complaint || pass.device.leaves_out(delay.serial_number)) continue;
        // To ten minutes: a clock that drifts on is not news every day.
        constexpr std::int64_t step = 600;
        matters.push_back(
            {fmt::format("{}@{}", delay.serial_number, (delay.least.count() + step / 2) / step), *complaint});
    }
    for (const Matter& matter : tell(pass.journal.said(), "terminal clock", matters, pass.clock.now()).due)
        pass.log.warning(matter.text);
}

} // namespace zksync
