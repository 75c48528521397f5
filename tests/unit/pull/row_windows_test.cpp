#include "pull/row_windows.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace zksync;

namespace {

LocalTime time_of(const std::string& text) { return LocalTime::parse(text).value(); }

const Cell twenty_days{time_of("2026-11-01"), time_of("2026-11-21")};

/// A device's punches, and how often it was asked to count them.
struct Counted {
    std::vector<LocalTime> times;
    int asked = 0;

    std::vector<Cell> windows(std::int64_t most_rows) {
        return windows_by_rows(twenty_days, static_cast<std::int64_t>(times.size()), most_rows,
                               [&](LocalTime from) {
                                   ++asked;
                                   return rows({from, twenty_days.to});
                               });
    }
    std::int64_t rows(const Cell& cell) const {
        return std::ranges::count_if(times, [&](LocalTime at) { return cell.from <= at && at < cell.to; });
    }
    void day(int number, int punches) {
        const LocalTime morning = twenty_days.from + std::chrono::hours{24 * (number - 1) + 7};
        for (int i = 0; i < punches; ++i)
            times.push_back(morning + std::chrono::seconds{12 * 3600 / punches} * i);
    }
};

void check_that_they_are_all(const std::vector<Cell>& windows) {
    REQUIRE_FALSE(windows.empty());
    CHECK(windows.front().from == twenty_days.from);
    CHECK(windows.back().to == twenty_days.to);
    for (std::size_t i = 1; i < windows.size(); ++i) CHECK(windows[i].from == windows[i - 1].to);
}

} // namespace

TEST_CASE("what is few is read in one window, and nothing is asked for that") {
    Counted counted;
    counted.day(3, 100);
    CHECK(counted.windows(100).size() == 1);
    CHECK(counted.asked == 0);
}

TEST_CASE("windows hold no more rows than they may, whatever the days hold") {
    Counted counted;
    const int shape = GENERATE(0, 1, 2);
    for (int day = 1; day <= 20; ++day)
        counted.day(day, shape == 0 ? 50 : shape == 1 ? (day == 18 ? 1'000 : 0) : day * day);
    const auto windows = counted.windows(200);
    check_that_they_are_all(windows);
    for (const Cell& window : windows) CHECK(counted.rows(window) <= 200);
    // At least half full on an average, so that few pages are not.
    CHECK(static_cast<std::int64_t>(windows.size()) <= static_cast<std::int64_t>(counted.times.size()) / 100);
    CHECK(counted.asked <= 40);
}

TEST_CASE("quiet days cost no window of their own") {
    Counted counted;
    counted.day(1, 90);
    counted.day(20, 90);
    const auto windows = counted.windows(100);
    check_that_they_are_all(windows);
    CHECK(windows.size() == 2);
}

TEST_CASE("rows of one second are read together") {
    Counted counted;
    counted.times.assign(1'000, time_of("2026-11-07 08:00:00"));
    const auto windows = counted.windows(100);
    check_that_they_are_all(windows);
    CHECK(counted.asked <= 20);
}

TEST_CASE("counts that are nonsense end somewhere, and leave nothing out") {
    const std::int64_t lie = GENERATE(-5, 0, 1'000'000'000'000);
    int asked = 0;
    const auto count = [&](LocalTime) {
        ++asked;
        return std::optional<std::int64_t>{asked % 2 == 0 ? lie : lie / 2};
    };
    check_that_they_are_all(windows_by_rows(twenty_days, 1'000'000'000'000, 100, count));
    CHECK(asked <= 1'000);
}

TEST_CASE("where nobody counts any more, the rest is one window") {
    const auto silent = [](LocalTime) { return std::optional<std::int64_t>{}; };
    CHECK(windows_by_rows(twenty_days, 1'000, 100, silent).size() == 1);
    CHECK(windows_by_rows({twenty_days.to, twenty_days.to}, 1'000, 100, silent).empty());
}
