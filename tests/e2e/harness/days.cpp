#include "harness/days.hpp"

#include <array>
#include <ctime>

namespace e2e {
namespace {

std::string shown(std::time_t moment, const char* format) {
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::array<char, 20> text{};
    std::strftime(text.data(), text.size(), format, &parts);
    return text.data();
}

} // namespace

std::string days_ago(int days) {
    // The day is held for the whole test, so that midnight in the middle of it changes nothing.
    static const std::time_t start = std::time(nullptr);
    return shown(start - static_cast<std::time_t>(days) * 86400, "%Y-%m-%d");
}

std::string at(int days, const std::string& time) { return days_ago(days) + " " + time; }

std::string seconds_ago(std::int64_t seconds) {
    return shown(std::time(nullptr) - static_cast<std::time_t>(seconds), "%Y-%m-%d %H:%M:%S");
}

std::string minutes_ago(int minutes) { return seconds_ago(std::int64_t{60} * minutes); }

} // namespace e2e
