#include "mapper_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;
using namespace std::chrono_literals;

namespace {

const LocalTime now = at("2026-11-22 08:00:00");

Judgement ignored(Reason reason) { return {PunchState::ignored, reason, {}}; }
Judgement quarantined(Reason reason) { return {PunchState::quarantined, reason, {}}; }
const Judgement pending{};

} // namespace

TEST_CASE("a punch of somebody at a possible time is pending") {
    CHECK(Mapper(lobby(), {}).judge(punch_at("2026-11-22 07:58:41"), now) == pending);
}

TEST_CASE("a row without a code, or with the code 0, is a door event whatever its time") {
    const Mapper mapper(lobby(), {});
    for (const char* time : {"2026-11-22 07:58:41", "0000-00-00 00:00:00", "2000-01-01 00:00:00",
                             "2026-10-31 00:00:00", "2031-01-01 00:00:00"}) {
        for (const char* code : {"", "0"}) {
            Punch punch = punch_at(time);
            punch.code = {code};
            CHECK(mapper.judge(punch, now) == ignored(Reason::no_code));
        }
    }
    Punch punch = punch_at("2026-11-22 07:58:41");
    punch.code = {"00"};
    CHECK(mapper.judge(punch, now) == pending);
}

TEST_CASE("a code on the ignore list is ignored, byte for byte") {
    DeviceConfig device = lobby();
    device.ignore = {EmployeeCode{"42"}};
    CHECK(Mapper(device, {}).judge(punch_at("2026-11-22 07:58:41"), now) == pending);
    device.ignore = {EmployeeCode{"0042"}};
    CHECK(Mapper(device, {}).judge(punch_at("2000-01-01"), now) == ignored(Reason::ignore_list));
}

TEST_CASE("a terminal that is left out is ignored") {
    DeviceConfig device = lobby();
    device.terminals["CQUJ190000001"].ignore = true;
    const Mapper mapper(device, {});
    CHECK(mapper.judge(punch_at("2026-11-22 07:58:41"), now) == ignored(Reason::terminal_ignored));
    CHECK(mapper.judge(punch_at("nonsense"), now) == ignored(Reason::terminal_ignored));

    Punch elsewhere = punch_at("2026-11-22 07:58:41");
    elsewhere.terminal = "CQUJ190000002";
    CHECK(mapper.judge(elsewhere, now) == pending);
}

TEST_CASE("a terminal that is not in the list is ignored, and what no terminal sent is not") {
    DeviceConfig device = lobby();
    device.only_terminals = {"CQUJ190000002"};
    const Mapper mapper(device, {});
    CHECK(mapper.judge(punch_at("2026-11-22 07:58:41"), now) == ignored(Reason::terminal_ignored));
    Punch by_hand = punch_at("2026-11-22 07:58:41");
    by_hand.terminal = "";
    CHECK(mapper.judge(by_hand, now) == pending);
}

TEST_CASE("a time that cannot be read is quarantined") {
    CHECK(Mapper(lobby(), {}).judge(punch_at("0000-00-00 00:00:00"), now) ==
          quarantined(Reason::unusable_time));
}

TEST_CASE("a time before 2015 is quarantined, not only before go-live: it cannot be true") {
    const Mapper mapper(lobby(), {});
    CHECK(mapper.judge(punch_at("2014-12-31 23:59:59"), now) == quarantined(Reason::before_2015));
    CHECK(mapper.judge(punch_at("2015-01-01 00:00:00"), now) == ignored(Reason::before_since));
}

TEST_CASE("go-live itself is sent, the second before it is not") {
    const Mapper mapper(lobby(), {});
    CHECK(mapper.judge(punch_at("2026-10-31 23:59:59"), now) == ignored(Reason::before_since));
    CHECK(mapper.judge(punch_at("2026-11-01 00:00:00"), now) == pending);
}

TEST_CASE("more than 24 hours ahead of now is quarantined until now has come near") {
    const Mapper mapper(lobby(), {});
    const Punch punch = punch_at("2026-11-23 08:00:01");
    CHECK(mapper.judge(punch_at("2026-11-23 08:00:00"), now) == pending);
    CHECK(mapper.judge(punch, now) == quarantined(Reason::ahead));
    CHECK(mapper.judge(punch, now + 1s) == pending);
}

TEST_CASE("a release vouches for a time that can be read") {
    const Mapper mapper(lobby(), {});
    CHECK(mapper.judge_released(punch_at("2031-01-01 08:00:00"), now) == pending);
    CHECK(mapper.judge_released(punch_at("0000-00-00 00:00:00"), now) == quarantined(Reason::unusable_time));
}

TEST_CASE("a release does not make a punch somebody's, nor move go-live") {
    const Mapper mapper(lobby(), {});
    CHECK(mapper.judge_released(punch_at("2026-10-31 23:59:59"), now) == ignored(Reason::before_since));
    CHECK(mapper.judge_released(punch_at("2000-01-01 00:00:00"), now) == ignored(Reason::before_since));
    Punch door = punch_at("2031-01-01 08:00:00");
    door.code = {"0"};
    CHECK(mapper.judge_released(door, now) == ignored(Reason::no_code));

    DeviceConfig old = lobby();
    old.since = at("1999-01-01");
    CHECK(Mapper(old, {}).judge_released(punch_at("2000-01-01 00:00:00"), now) == pending);
}

TEST_CASE("blanks around a code do not count") {
    DeviceConfig device = lobby();
    device.ignore.insert({"9001"});
    const Mapper mapper(device, {});
    for (const char* code : {" ", " 0 ", "\xc2\xa0", "\t0"}) {
        Punch punch = punch_at("2026-11-22 08:00:00");
        punch.code.value = code;
        CHECK(mapper.judge(punch, now) == ignored(Reason::no_code));
    }
    Punch ignored_one = punch_at("2026-11-22 08:00:00");
    ignored_one.code.value = " 9001";
    CHECK(mapper.judge(ignored_one, now) == ignored(Reason::ignore_list));
}
