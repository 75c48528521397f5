#include "pass/clock_check.hpp"

#include "core/error.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string utc_text(Moment moment) {
    return LocalTime::from_micros(std::chrono::microseconds{moment.time_since_epoch()}.count()).text() +
           " UTC";
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

void check_host_clock(const DeviceClient::ClockReading& reading, const Log& log) {
    const auto apart = reading.host - reading.server;
    const std::string both = fmt::format("this host's clock says {}, the device's {}", utc_text(reading.host),
                                         utc_text(reading.server));
    if (std::chrono::abs(apart) > std::chrono::days{1}) {
        throw Error(ErrorKind::configuration,
                    fmt::format("{}: {} apart, which no time zone explains; nothing was read", both,
                                span_in_words(apart)),
                    "set the clock that is wrong (on this host: timedatectl), then run again");
    }
    if (std::chrono::abs(apart) > std::chrono::hours{1}) {
        log.warning(fmt::format("{}: {} apart; one of them is wrong", both, span_in_words(apart)));
    }
}

} // namespace zksync
