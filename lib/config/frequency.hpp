#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// How often cron shall start a device's pass. zksync itself never schedules: `crontab` prints it.
struct Frequency {
    enum class Kind { all, hourly, daily, weekly, monthly, cron };
    Kind kind = Kind::hourly;
    std::string cron; ///< the five fields, for Kind::cron

    bool operator==(const Frequency&) const = default;
};

/// "all", "hourly", "daily", "weekly", "monthly", or five cron fields (numbers, *, lists, ranges, steps, and
/// the names of months and weekdays, as crontab(5) has them). Nothing when it is none of these.
std::optional<Frequency> frequency_from(std::string_view text);

/// Why `frequency_from` gives nothing for `text`: the field that is wrong, and what was expected.
std::string frequency_problem(std::string_view text);

} // namespace zksync
