#include "schedule/schedule.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <map>

using namespace zksync;

namespace {

DeviceConfig device_of(const char* frequency, std::string name) {
    DeviceConfig device;
    device.name = std::move(name);
    device.frequency = frequency_from(frequency).value();
    return device;
}

std::string fields_of(const char* frequency, std::string device = "lobby") {
    const std::vector<DeviceConfig> devices{device_of(frequency, std::move(device))};
    return cron_fields_of(devices).front();
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("every frequency has its cron fields") {
    const CronTimes lobby = cron_times(fields_of("daily"));
    REQUIRE(lobby.minutes.size() == 1);
    REQUIRE(lobby.hours.size() == 1);
    const int minute = *lobby.minutes.begin(), hour = *lobby.hours.begin();
    CHECK((minute >= 0 && minute < 60));
    CHECK((hour >= 1 && hour <= 4));

    CHECK(fields_of("all") == "* * * * *");
    CHECK(fields_of("hourly") == fmt::format("{} * * * *", minute));
    CHECK(fields_of("daily") == fmt::format("{} {} * * *", minute, hour));
    CHECK(fields_of("weekly") == fmt::format("{} {} * * 0", minute, hour));
    CHECK(fields_of("monthly") == fmt::format("{} {} 1 * *", minute, hour));
    CHECK(fields_of("*/15  6-20 * * mon-fri") == "*/15 6-20 * * mon-fri");
}

TEST_CASE("a device's minute is its own, in every version") {
    CHECK(fields_of("hourly", "lobby") == "43 * * * *");
    CHECK(fields_of("daily", "gate-1") == "24 2 * * *");
}

TEST_CASE("no two of sixty devices share a minute, and each keeps the one of its name where it is free") {
    std::vector<DeviceConfig> devices;
    for (int number = 1; number <= 60; ++number)
        devices.push_back(device_of(number % 3 == 0 ? "daily" : "hourly", fmt::format("gate-{}", number)));
    const auto minutes = [&] {
        std::vector<int> all;
        for (const std::string& fields : cron_fields_of(devices))
            all.push_back(*cron_times(fields).minutes.begin());
        return all;
    };
    const auto sixty = minutes();
    CHECK(std::set<int>(sixty.begin(), sixty.end()).size() == 60);
    CHECK(fields_of("hourly", "gate-1") == fmt::format("{} * * * *", sixty.front()));
    devices.resize(59);
    CHECK(minutes() == std::vector<int>(sixty.begin(), sixty.end() - 1));
    devices.front().enabled = false; // a pause moves nobody
    CHECK(minutes() == std::vector<int>(sixty.begin(), sixty.end() - 1));
}

TEST_CASE("a device with times of its own takes no minute from others") {
    const std::vector<DeviceConfig> devices{device_of("43 * * * *", "own"), device_of("all", "every"),
                                            device_of("hourly", "lobby")};
    CHECK(cron_fields_of(devices) == std::vector<std::string>{"43 * * * *", "* * * * *", "43 * * * *"});
}

TEST_CASE("a hundred devices do not start together") {
    std::map<std::string, int> starts, hours;
    std::vector<DeviceConfig> devices;
    for (int number = 1; number <= 100; ++number)
        devices.push_back(device_of("daily", fmt::format("gate-{}", number)));
    for (const std::string& fields : cron_fields_of(devices)) {
        ++starts[fields.substr(0, fields.find(' '))];
        ++hours[fields.substr(fields.find(' '))];
    }
    CHECK(starts.size() == 60);
    CHECK(hours.size() == 4);
    for (const auto& [minute, count] : starts) CHECK(count <= 2);
}

TEST_CASE("lists, ranges, steps and names of cron are read as cron reads them") {
    CHECK(cron_times("*/20 8-10,20 1 jan,MAR 5-7") ==
          CronTimes{{0, 20, 40}, {8, 9, 10, 20}, {1}, {1, 3}, {0, 5, 6}, CronTimes::DayRule::either});
    CHECK(cron_times("10-30/10 0 * * sun").minutes == std::set<int>{10, 20, 30});
    CHECK(cron_times("0 0 * * sun").weekdays == std::set<int>{0});
    CHECK(cron_times("0 0 * * */2").weekdays == std::set<int>{0, 2, 4, 6});
    CHECK(cron_times("0 0 1 * 1").day_rule == CronTimes::DayRule::either);
    CHECK(cron_times("0 0 */2 * 1").day_rule == CronTimes::DayRule::both);
    CHECK(cron_times("0 0 1 * *").day_rule == CronTimes::DayRule::both);
}

TEST_CASE("a day that never comes is known") {
    CHECK_FALSE(ever_comes(cron_times("0 0 30 2 *")));
    CHECK_FALSE(ever_comes(cron_times("0 0 31 4,6,9,11 *")));
    CHECK(ever_comes(cron_times("0 0 29 2 *")));
    CHECK(ever_comes(cron_times("0 0 31 2 1")));
}

TEST_CASE("systemd gets the same moments in its own words") {
    const auto [cron, expected] = GENERATE(table<std::string, Lines>({
        {"* * * * *", {"*-*-* *:*:00"}},
        {"13 * * * *", {"*-*-* *:13:00"}},
        {"*/15 6-20 * * *", {"*-*-* 6..20:0,15,30,45:00"}},
        {"13 2 * * 0", {"Sun *-*-* 2:13:00"}},
        {"13 2 * * 1-5", {"Mon,Tue,Wed,Thu,Fri *-*-* 2:13:00"}},
        {"13 2 1 * *", {"*-*-1 2:13:00"}},
        {"0 0 1-7,15 1-3 *", {"*-1..3-1..7,15 0:0:00"}},
        // Both fields restricted: cron takes a day that fits either.
        {"0 8 1,15 * fri", {"*-*-1,15 8:0:00", "Fri *-*-* 8:0:00"}},
        // One of them begins with a star: the day has to fit both.
        {"0 8 */10 * fri", {"Fri *-*-1,11,21,31 8:0:00"}},
    }));
    CAPTURE(cron);
    CHECK(on_calendar(cron_times(cron)) == expected);
}

TEST_CASE("Kubernetes gets the same moments, or nothing where it means something else by them") {
    const auto [cron, expected] = GENERATE(table<std::string, std::optional<std::string>>({
        {"* * * * *", "* * * * *"},
        {"*/15 6-20 * * mon-fri", "0,15,30,45 6-20 * * 1-5"},
        {"0 8 * * 7", "0 8 * * 0"},
        {"0 8 1 * 5", "0 8 1 * 5"},
        {"0 8 1 * 0-6", "0 8 * * *"},
        {"0 8 */2 * *", "0 8 1,3,5,7,9,11,13,15,17,19,21,23,25,27,29,31 * *"},
        {"0 8 */10 * fri", std::nullopt},
    }));
    CAPTURE(cron);
    CHECK(kubernetes_schedule(cron_times(cron)) == expected);
}
