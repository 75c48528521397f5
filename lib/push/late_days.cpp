#include "push/late_days.hpp"

#include "pass/news_desk.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync {

void LateDays::add(const std::string& who_and_when, const std::string& checkin, const std::string& what) {
    auto day = std::ranges::find_if(
        days_, [&](const Day& one) { return one.who_and_when == who_and_when && one.what == what; });
    if (day == days_.end()) day = days_.insert(days_.end(), {who_and_when, what, {}});
    day->checkins.push_back(printable(checkin));
}

void LateDays::tell(const Pass& pass) {
    constexpr std::size_t most_named = 4;
    for (const Day& day : days_) {
        const std::size_t number = day.checkins.size();
        const auto end = day.checkins.begin() + static_cast<std::ptrdiff_t>(std::min(number, most_named));
        const std::string more =
            number > most_named ? fmt::format(" and {} more", number - most_named) : std::string();
        pass.news.say(pass.log, NewsKind::too_late, fmt::format("{} {}", day.who_and_when, day.what),
                      fmt::format("{}: the check-in{} {}{} {}", day.who_and_when, number == 1 ? "" : "s",
                                  fmt::join(day.checkins.begin(), end, ", "), more, day.what));
    }
    days_.clear();
}

} // namespace zksync
