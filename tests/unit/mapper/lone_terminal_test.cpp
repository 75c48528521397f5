#include "mapper_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

namespace {

DeviceConfig gate() {
    DeviceConfig device = lobby();
    device.name = "gate";
    device.lone.emplace();
    return device;
}

Punch nameless_punch() {
    Punch punch = punch_at("2026-11-22 08:00:00");
    punch.code = code_of_nameless_user(17);
    punch.terminal_alias.clear();
    return punch;
}

} // namespace

TEST_CASE("a terminal that stands alone is called what its device is called, unless it has a device_id") {
    DeviceConfig device = gate();
    CHECK(Mapper(device, {}).device_id(nameless_punch()) == "gate");
    device.terminals["CQUJ190000001"].device_id = "Main gate";
    CHECK(Mapper(device, {}).device_id(nameless_punch()) == "Main gate");
}

TEST_CASE("who has no code at the terminal waits, whoever has that text for an ID") {
    const Mapper mapper(gate(), {});
    const Punch punch = nameless_punch();
    const Judgement waits{PunchState::waiting, Reason::no_code, ""};
    const LocalTime now = at("2026-11-22 09:00:00");
    CHECK(mapper.judge(punch, now) == waits);
    CHECK(mapper.judge_released(punch, now) == waits);
    const Employee somebody = employee("HR-EMP-1", punch.code.value);
    CHECK(std::get<Judgement>(mapper.map(punch, {&somebody, 1})) == waits);
    // A server that has such a code means it.
    CHECK(Mapper(lobby(), {}).judge(punch, now) == Judgement{});
}

TEST_CASE("a nameless user's punch before the go-live, or at no time, is judged by that first") {
    const Mapper mapper(gate(), {});
    Punch punch = nameless_punch();
    punch.time = at("2026-10-01 08:00:00");
    CHECK(mapper.judge(punch, at("2026-11-22")).reason == Reason::before_since);
    punch.time.reset();
    CHECK(mapper.judge(punch, at("2026-11-22")).reason == Reason::unusable_time);
}

TEST_CASE("whose the punches of a nameless user are, the configuration may say") {
    DeviceConfig device = gate();
    device.codes[code_of_nameless_user(17)] = {"0815"};
    const Mapper mapper(device, {});
    CHECK(mapper.judge(nameless_punch(), at("2026-11-22 09:00:00")) == Judgement{});
    const Employee somebody = employee("HR-EMP-1", "0815");
    CHECK(std::holds_alternative<Checkin>(mapper.map(nameless_punch(), {&somebody, 1})));
    Punch another = nameless_punch();
    another.code = code_of_nameless_user(18);
    CHECK(mapper.judge(another, at("2026-11-22 09:00:00")).reason == Reason::no_code);
}
