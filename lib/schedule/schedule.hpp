#pragma once

#include "config/config.hpp"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// The five fields of crontab(5) at which the pass of each device starts, in their order. Where the frequency
/// leaves it open, the minute, and for a day or longer the hour between 1 and 4, follow from the device's
/// name alone; where a device before it in the file has that minute, the next free one is taken. So no two of
/// up to 60 share a minute, paused ones included, and a device that is added at the end moves no other.
std::vector<std::string> cron_fields_of(std::span<const DeviceConfig> devices);

/// The moments that five cron fields mean, as Debian's cron reads them.
struct CronTimes {
    std::set<int> minutes, hours, days, months;
    std::set<int> weekdays; ///< 0 is Sunday; 7 is not here
    /// A day has to fit both fields when one of them begins with `*`, else either of them.
    enum class DayRule { both, either } day_rule = DayRule::both;

    bool operator==(const CronTimes&) const = default;
};
/// For fields that `frequency_from` took.
CronTimes cron_times(std::string_view fields);

/// False for the 30th of February and its like.
bool ever_comes(const CronTimes& times);
/// The same moments in the words of systemd.time(7): a timer starts at each of them.
std::vector<std::string> on_calendar(const CronTimes& times);
/// The same moments for Kubernetes, whose Sunday is 0 alone and whose days fit both fields only when one of
/// them leaves every day; nothing when it cannot say it.
std::optional<std::string> kubernetes_schedule(const CronTimes& times);

} // namespace zksync
