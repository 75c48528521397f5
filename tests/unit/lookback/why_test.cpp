#include "lookback/why.hpp"

#include "state_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace zksync;
using namespace zksync::test;

namespace {

StoredCheckin stored(const std::string& name, const std::string& time) {
    StoredCheckin checkin;
    checkin.name = name;
    checkin.employee = "HR-EMP-1";
    checkin.time = local(time);
    checkin.log_type = LogType::in;
    return checkin;
}

const Checkin eight_o_clock{"HR-EMP-1", site("2026-11-22 08:00:00"), LogType::in, "Gate", {}, {}};

void deliver(Journal& journal, std::int64_t seq, const std::string& name, Moment now) {
    const std::array rows{std::pair{seq, eight_o_clock}};
    journal.mark_in_flight(rows, {now, std::chrono::seconds{1}, "boot"});
    journal.set_delivered(seq, PunchState::sent, name, now);
}

} // namespace

TEST_CASE("What the site has otherwise than it was sent is named") {
    StoredCheckin checkin = stored("A", "2026-11-22 08:00:00");
    CHECK(differences(eight_o_clock, checkin).empty());
    checkin.log_type = LogType::out;
    CHECK(differences(eight_o_clock, checkin) == "its log type is OUT and was sent as IN");
    checkin.log_type = LogType::none;
    CHECK(differences(eight_o_clock, checkin) == "its log type is (none) and was sent as IN");
    checkin = stored("A", "2026-11-22 08:30:00");
    checkin.employee = "HR-EMP-2";
    CHECK(differences(eight_o_clock, checkin) == "its time is 2026-11-22 08:30:00 and was sent as 2026-11-22 "
                                                 "08:00:00, its employee is HR-EMP-2 and was sent as "
                                                 "HR-EMP-1");
    checkin.time.reset();
    CHECK(differences(eight_o_clock, checkin).find("not readable") != std::string::npos);
}

TEST_CASE("The punches of a day are found in every journal, and only those") {
    const Workshop shop;
    Config config;
    config.devices = {shop.device, shop.device};
    config.devices[1].name = "gate";
    Journal lobby(shop.file());
    lobby.store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), Judgement{}, shop.now);
    lobby.store(punch(2, local("2026-11-22 08:00:00"), "42", "A1"), Judgement{}, shop.now);
    lobby.store(punch(3, local("2026-11-23 00:00:00"), "0042", "A1"), Judgement{}, shop.now);
    Punch broken = punch(4, local("2026-11-22 08:00:00"), "0042", "A1");
    broken.time.reset();
    broken.reported_time = "2026-11-22 25:61:00";
    lobby.store(broken, {PunchState::quarantined, Reason::unusable_time, {}}, shop.now);
    Journal(shop.file("gate.db"))
        .store(punch(1, local("2026-11-22 07:00:00"), "0042", "B2"), waits, shop.now);
    Journal(shop.file("old.db")).store(punch(1, local("2026-11-22 06:00:00"), "0042", "C3"), waits, shop.now);

    const WhyReport report = punches_on_day(config, shop.files(), who_is("0042", local("2026-11-22")));
    std::vector<std::string> devices;
    for (const PunchStory& story : report.stories) devices.push_back(story.device);
    CHECK(devices == std::vector<std::string>{"lobby", "old", "gate", "lobby"});
    CHECK(report.unreadable.empty());
    CHECK(punches_on_day(config, shop.files(), who_is("0042", local("2026-11-21"))).stories.empty());
}

TEST_CASE("A code without punches names those that are spelt almost alike, with their number") {
    const Workshop shop;
    Config config;
    config.devices = {shop.device};
    Journal lobby(shop.file());
    for (int id = 1; id <= 4; ++id)
        lobby.store(punch(id, local("2026-11-22 08:00:00"), "0007", "A1"), Judgement{}, shop.now);
    lobby.store(punch(5, local("2026-11-23 08:00:00"), "007", "A1"), Judgement{}, shop.now);
    lobby.store(punch(6, local("2026-11-23 08:00:00"), "7", "A1"), Judgement{}, shop.now);
    const WhyReport report = punches_on_day(config, shop.files(), who_is("7", local("2026-11-22")));
    CHECK(report.stories.empty());
    CHECK(report.is_known_code);
    REQUIRE(report.alike.size() == 1);
    CHECK(report.alike[0].code == EmployeeCode{"0007"});
    CHECK(report.alike[0].rows == 4);
}

TEST_CASE("A day is a day of the site") {
    const Workshop shop;
    Config config;
    config.devices = {shop.device};
    config.devices[0].time_zone = "Asia/Dubai";
    config.site.time_zone = "Europe/London";
    Journal(shop.file()).store(punch(1, local("2026-11-22 02:00:00"), "0042", "A1"), Judgement{}, shop.now);
    const WhyReport report = punches_on_day(config, shop.files(), who_is("0042", local("2026-11-21")));
    REQUIRE(report.stories.size() == 1);
    CHECK(report.stories[0].time == site("2026-11-21 22:00:00"));
}

TEST_CASE("A check-in that the site no longer has is gone") {
    const Workshop shop;
    Config config;
    config.devices = {shop.device};
    Journal journal(shop.file());
    journal.store(punch(1, local("2026-11-22 08:00:00"), "0042", "A1"), Judgement{}, shop.now);
    deliver(journal, 1, "CKIN-1", shop.now);
    const WhyReport report = punches_on_day(config, shop.files(), who_is("0042", local("2026-11-22")));
    CHECK(checkins_of(report) == std::vector<std::string>{"CKIN-1"});
    CHECK(with_checkins(report, {}, {}, {}).stories.at(0).counted == Counted::gone);
    CHECK(with_checkins(report, {}, {}, {"CKIN-1"}).stories.at(0).counted == Counted::hidden);
    const auto there = with_checkins(report, {stored("CKIN-1", "2026-11-22 08:00:00")}, {}, {});
    CHECK(there.stories.at(0).counted == Counted::no_shift);
    CHECK(there.stories.at(0).differs.empty());
    StoredCheckin left_out = stored("CKIN-1", "2026-11-22 08:00:00");
    left_out.skip_auto_attendance = true;
    CHECK(with_checkins(report, {left_out}, {}, {}).stories.at(0).why_not == why_not_counted(nullptr));
}
