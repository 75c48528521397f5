#include "pass/times.hpp"

#include "pass/clock_check.hpp"
#include "pass/site_clock.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>

namespace zksync {

std::string utc_text(Moment moment) {
    std::string text =
        LocalTime::from_micros(std::chrono::microseconds{moment.time_since_epoch()}.count()).text();
    text[10] = 'T';
    return text + "Z";
}

std::string host_text(Moment moment) {
    const TimeZone host = TimeZone::host();
    const auto offset = host.offset_at(moment);
    const std::string minute = host.to_local(moment).text().substr(0, 16);
    return fmt::format("{} UTC{}", minute, offset == std::chrono::seconds{0} ? "" : offset_text(offset));
}

std::string ago(Moment moment, Moment now) {
    if (moment > now) return "in the future";
    if (now - moment < std::chrono::minutes{1}) return "just now";
    return span_in_words(now - moment) + " ago";
}

std::string punches_text(std::int64_t number) {
    return number == 1 ? "1 punch" : fmt::format("{} punches", number);
}

} // namespace zksync
