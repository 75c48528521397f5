#include "util/time_zone.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace zksync;
using namespace std::chrono_literals;

namespace {

LocalTime wall(std::string_view text) { return LocalTime::parse(text).value(); }
/// The moment at which a clock in UTC shows `text`.
Moment utc(std::string_view text) {
    return Moment{std::chrono::floor<std::chrono::seconds>(wall(text).instant().time_since_epoch())};
}
TimeZone zone(const std::string& name) { return TimeZone::find(name).value(); }

/// $TZ for as long as a test lasts.
class TimeZoneVariable {
public:
    explicit TimeZoneVariable(const char* value) {
        if (const char* before = std::getenv("TZ")) before_ = before;
        ::setenv("TZ", value, 1);
    }
    TimeZoneVariable(const TimeZoneVariable&) = delete;
    TimeZoneVariable& operator=(const TimeZoneVariable&) = delete;
    ~TimeZoneVariable() {
        if (before_) {
            ::setenv("TZ", before_->c_str(), 1);
        } else {
            ::unsetenv("TZ");
        }
    }

private:
    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("a zone is found by its name, and only by its name") {
    CHECK(zone("Asia/Dubai").name() == "Asia/Dubai");
    CHECK(TimeZone::find("UTC"));
    CHECK_FALSE(TimeZone::find("Mars/Olympus"));
    CHECK_FALSE(TimeZone::find(""));
    CHECK_FALSE(TimeZone::find("../../../etc/passwd"));
}

TEST_CASE("a wall clock is translated by its zone") {
    struct Case {
        const char* zone;
        const char* wall;
        const char* utc;
    };
    const auto c = GENERATE(Case{"Asia/Dubai", "2026-11-22 08:00:00", "2026-11-22 04:00:00"},
                            Case{"Asia/Kathmandu", "2026-11-22 08:00:00", "2026-11-22 02:15:00"},
                            Case{"Europe/Berlin", "2026-01-15 08:00:00", "2026-01-15 07:00:00"},
                            Case{"Europe/Berlin", "2026-07-15 08:00:00", "2026-07-15 06:00:00"},
                            Case{"America/New_York", "2026-07-15 20:00:00", "2026-07-16 00:00:00"},
                            Case{"Australia/Sydney", "2026-01-15 08:00:00", "2026-01-14 21:00:00"},
                            Case{"Australia/Sydney", "2026-07-15 08:00:00", "2026-07-14 22:00:00"});
    CAPTURE(c.zone, c.wall);
    CHECK(zone(c.zone).to_utc(wall(c.wall)) == utc(c.utc));
    CHECK(zone(c.zone).to_local(utc(c.utc)) == wall(c.wall));
}

TEST_CASE("a repeated hour takes the earlier reading") {
    CHECK(zone("Europe/Berlin").to_utc(wall("2026-10-25 02:30:00")) == utc("2026-10-25 00:30:00"));
    CHECK(zone("America/New_York").to_utc(wall("2026-11-01 01:30:00")) == utc("2026-11-01 05:30:00"));
    CHECK(zone("Australia/Sydney").to_utc(wall("2026-04-05 02:30:00")) == utc("2026-04-04 15:30:00"));
}

TEST_CASE("a skipped time moves by the length of the gap") {
    const auto shown = [](const char* name, const char* time) {
        return zone(name).to_local(zone(name).to_utc(wall(time))).text();
    };
    CHECK(shown("Europe/Berlin", "2026-03-29 02:10:00") == "2026-03-29 03:10:00");
    CHECK(shown("Europe/Berlin", "2026-03-29 02:40:00") == "2026-03-29 03:40:00");
    CHECK(shown("America/New_York", "2026-03-08 02:10:00") == "2026-03-08 03:10:00");
    CHECK(shown("Australia/Sydney", "2026-10-04 02:10:00") == "2026-10-04 03:10:00");
    CHECK(shown("Australia/Lord_Howe", "2026-10-04 02:10:00") == "2026-10-04 02:40:00");
}

TEST_CASE("an offset is in seconds east of Greenwich") {
    CHECK(zone("Asia/Kathmandu").offset_at(utc("2026-11-22 00:00:00")) == 5h + 45min);
    CHECK(zone("America/New_York").offset_at(utc("2026-11-22 00:00:00")) == -5h);
    CHECK(zone("UTC").offset_at(utc("2026-11-22 00:00:00")) == 0s);
}

TEST_CASE("a fraction of a second plays no part") {
    CHECK(zone("UTC").to_utc(wall("2026-11-22 08:00:00.9")) == utc("2026-11-22 08:00:00"));
}

TEST_CASE("the host's zone is that of TZ when it names one") {
    {
        const TimeZoneVariable tz{"Asia/Kathmandu"};
        CHECK(TimeZone::host().name() == "Asia/Kathmandu");
    }
    {
        const TimeZoneVariable tz{":Asia/Dubai"};
        CHECK(TimeZone::host().name() == "Asia/Dubai");
    }
    const TimeZoneVariable tz{"Mars/Olympus"};
    CHECK(TimeZone::find(TimeZone::host().name()));
}
