#include "core/error.hpp"
#include "mapper_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

namespace {

std::string site_text(const std::string& device_zone, const std::string& site_zone, const char* time) {
    return Mapper(lobby_in(device_zone), site_in(site_zone)).site_time(at(time)).text();
}

Moment moment(int hour) {
    return std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours{hour};
}

} // namespace

TEST_CASE("without zones the wall clock goes through as it is, also a time that a zone would skip") {
    const Mapper mapper(lobby(), {});
    CHECK(mapper.site_time(at("2026-03-29 02:10:00.9")).text() == "2026-03-29 02:10:00");
    CHECK(mapper.device_time(SiteTime{at("2026-03-29 02:10:00")}) == at("2026-03-29 02:10:00"));
}

TEST_CASE("the site's zone alone is not our business") {
    CHECK(Mapper(lobby(), site_in("Asia/Dubai")).site_time(at("2026-11-22 08:00:00")).text() ==
          "2026-11-22 08:00:00");
}

TEST_CASE("the same zone on both sides: as it is, in the skipped hour too") {
    CHECK(site_text("Europe/Berlin", "Europe/Berlin", "2026-03-29 02:10:00") == "2026-03-29 02:10:00");
    CHECK(site_text("Europe/Berlin", "Europe/Berlin", "2026-10-25 02:30:00") == "2026-10-25 02:30:00");
}

TEST_CASE("zones on either side of the equator, summer and winter") {
    CHECK(site_text("Europe/Berlin", "Australia/Sydney", "2026-01-15 12:00:00") == "2026-01-15 22:00:00");
    CHECK(site_text("Europe/Berlin", "Australia/Sydney", "2026-07-15 12:00:00") == "2026-07-15 20:00:00");
    CHECK(site_text("Australia/Sydney", "Europe/Berlin", "2026-01-15 08:00:00") == "2026-01-14 22:00:00");
    CHECK(site_text("Asia/Dubai", "America/New_York", "2026-07-01 03:00:00") == "2026-06-30 19:00:00");
    CHECK(site_text("America/New_York", "Asia/Dubai", "2026-12-31 18:00:00") == "2027-01-01 03:00:00");
}

TEST_CASE("a repeated hour takes the earlier reading") {
    CHECK(site_text("Europe/Berlin", "Asia/Dubai", "2026-10-25 01:59:59") == "2026-10-25 03:59:59");
    CHECK(site_text("Europe/Berlin", "Asia/Dubai", "2026-10-25 02:30:00") == "2026-10-25 04:30:00");
    CHECK(site_text("Europe/Berlin", "Asia/Dubai", "2026-10-25 03:00:00") == "2026-10-25 06:00:00");
    CHECK(site_text("Australia/Sydney", "Asia/Dubai", "2026-04-05 02:30:00") == "2026-04-04 19:30:00");
}

TEST_CASE("a skipped time moves by the length of the gap, so that two punches stay two") {
    CHECK(site_text("Europe/Berlin", "Asia/Dubai", "2026-03-29 02:10:00") == "2026-03-29 05:10:00");
    CHECK(site_text("Europe/Berlin", "Asia/Dubai", "2026-03-29 02:40:00") == "2026-03-29 05:40:00");
    CHECK(site_text("America/New_York", "Asia/Dubai", "2026-03-08 02:30:00") == "2026-03-08 11:30:00");
    CHECK(site_text("Australia/Sydney", "Asia/Dubai", "2026-10-04 02:15:00") == "2026-10-03 20:15:00");
}

TEST_CASE("the fraction is cut off before the zones are asked") {
    CHECK(site_text("Asia/Dubai", "America/New_York", "2026-07-01 03:00:00.999999") == "2026-06-30 19:00:00");
}

TEST_CASE("site time leads back to device time") {
    const Mapper mapper(lobby_in("Asia/Dubai"), site_in("America/New_York"));
    CHECK(mapper.device_time(SiteTime{at("2026-06-30 19:00:00")}) == at("2026-07-01 03:00:00"));
}

TEST_CASE("now, on the device and on the site") {
    const Mapper mapper(lobby_in("Asia/Dubai"), site_in("America/New_York"));
    CHECK(mapper.device_now(moment(12)) == at("2026-11-22 16:00:00"));
    CHECK(mapper.site_now(moment(12)).text() == "2026-11-22 07:00:00");
}

TEST_CASE("without zones both are what this host's clock shows") {
    const Mapper mapper(lobby(), {});
    CHECK(mapper.device_now(moment(12)) == TimeZone::host().to_local(moment(12)));
    CHECK(mapper.site_now(moment(12)).wall() == mapper.device_now(moment(12)));
}

TEST_CASE("a zone that this host does not know, or only one of two, is a mistake of the configuration") {
    for (const auto& [device, site] : {std::pair{lobby_in("Asia/Dubia"), site_in("Asia/Dubai")},
                                       std::pair{lobby_in("Asia/Dubai"), site_in("Asia/Dubia")},
                                       std::pair{lobby_in("Asia/Dubai"), SiteConfig{}}}) {
        try {
            Mapper(device, site);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::configuration);
        }
    }
}
