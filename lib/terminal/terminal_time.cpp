#include "terminal/terminal_time.hpp"

#include <fmt/format.h>

#include <chrono>

namespace zksync::terminal {
namespace {

/// Every month has 31 days there, and every year 372.
struct Parts {
    unsigned year, month, day, seconds;
};

Parts parts_of(std::uint32_t value) {
    const std::uint32_t days = value / 86'400;
    return {2000 + days / 372, (days / 31) % 12 + 1, days % 31 + 1, value % 86'400};
}

} // namespace

std::string PackedTime::text() const {
    const auto [year, month, day, seconds] = parts_of(value);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", year, month, day, seconds / 3'600,
                       seconds / 60 % 60, seconds % 60);
}

std::optional<LocalTime> PackedTime::local() const {
    using namespace std::chrono;
    const auto parts = parts_of(value);
    const year_month_day date{year{static_cast<int>(parts.year)}, month{parts.month}, day{parts.day}};
    if (!date.ok()) return std::nullopt;
    return LocalTime{local_days{date} + seconds{parts.seconds}};
}

} // namespace zksync::terminal
