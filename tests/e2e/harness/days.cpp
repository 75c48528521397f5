#include "harness/days.hpp"

#include <array>
#include <ctime>
#include <thread>

namespace e2e {
namespace {

std::string shown(std::time_t moment, const char* format) {
    std::tm parts{};
    gmtime_r(&moment, &parts);
    std::array<char, 20> text{};
    std::strftime(text.data(), text.size(), format, &parts);
    return text.data();
}

constexpr std::time_t one_day = 86'400;

/// When the test began: its days are counted from there, so that it has one today.
std::time_t start = std::time(nullptr);

} // namespace

void begin_a_day(std::chrono::seconds of_it) {
    start = std::time(nullptr);
    while (one_day - start % one_day < of_it.count()) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        start = std::time(nullptr);
    }
}

std::string days_ago(int days) { return shown(start - static_cast<std::time_t>(days) * one_day, "%Y-%m-%d"); }

std::string at(int days, const std::string& time) { return days_ago(days) + " " + time; }

std::string seconds_ago(std::int64_t seconds) {
    return shown(std::time(nullptr) - static_cast<std::time_t>(seconds), "%Y-%m-%d %H:%M:%S");
}

std::string minutes_ago(int minutes) { return seconds_ago(std::int64_t{60} * minutes); }

} // namespace e2e
