#include "harness/days.hpp"

#include <array>
#include <ctime>

namespace e2e {

std::string days_ago(int days) {
    // The day is held for the whole test, so that midnight in the middle of it changes nothing.
    static const std::time_t start = std::time(nullptr);
    const std::time_t then = start - static_cast<std::time_t>(days) * 86400;
    std::tm parts{};
    gmtime_r(&then, &parts);
    std::array<char, 11> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &parts);
    return text.data();
}

std::string at(int days, const std::string& time) { return days_ago(days) + " " + time; }

} // namespace e2e
