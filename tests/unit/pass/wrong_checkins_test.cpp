#include "pass/wrong_checkins.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Why = WrongCheckin::Why;

namespace {

StoredCheckin stored_as(const std::string& name, const std::string& time, const std::string& created) {
    StoredCheckin stored;
    stored.name = name;
    stored.employee = "HR-EMP-00001";
    stored.time = LocalTime::parse(time);
    stored.created = LocalTime::parse(created);
    return stored;
}

WrongCheckin named_as(Why why, const std::string& time) {
    return {"CHK-1", why, "HR-EMP-00001", LocalTime::parse(time), {}};
}

} // namespace

TEST_CASE("a wrong time is wrong until somebody corrects it") {
    const auto named = named_as(Why::wrong_time, "2026-11-22 09:41:07.5");
    CHECK(is_still_wrong(named, stored_as("CHK-1", "2026-11-22 09:41:07.5", "2026-11-22 09:41:07.4"), {}));
    CHECK_FALSE(
        is_still_wrong(named, stored_as("CHK-1", "2026-11-20 08:00:00", "2026-11-22 09:41:07.4"), {}));
}

TEST_CASE("where nobody saw the time when it was named, the mark of the permission trap tells") {
    const auto named = named_as(Why::wrong_time, "");
    CHECK(is_still_wrong(named, stored_as("CHK-1", "2026-11-22 09:41:07.5", "2026-11-22 09:41:07.4"), {}));
    CHECK(is_still_wrong(named, stored_as("CHK-1", "", "2026-11-22 09:41:07.4"), {}));
    CHECK_FALSE(
        is_still_wrong(named, stored_as("CHK-1", "2026-11-22 09:41:07", "2026-11-22 09:41:07.4"), {}));
    CHECK_FALSE(
        is_still_wrong(named, stored_as("CHK-1", "2026-11-20 08:00:00.5", "2026-11-22 09:41:07.4"), {}));
}

TEST_CASE("which check-ins of one second stand for one punch") {
    const auto checkin = [](LogType log_type, const std::string& device_id) {
        StoredCheckin stored = stored_as("CHK-1", "2026-11-20 08:00:00", "2026-11-22 09:41:07");
        stored.log_type = log_type;
        stored.device_id = device_id;
        return stored;
    };
    const auto ours = checkin(LogType::in, "Gate 1");
    CHECK(stand_for_one_punch(ours, checkin(LogType::in, "Gate 1")));
    CHECK(stand_for_one_punch(ours, checkin(LogType::out, "Gate 1"))); // with other directions
    CHECK(stand_for_one_punch(ours, checkin(LogType::in, "")));
    CHECK(stand_for_one_punch(ours, checkin(LogType::none, "another tool")));
    CHECK(stand_for_one_punch(checkin(LogType::none, ""), ours));
    CHECK_FALSE(stand_for_one_punch(ours, checkin(LogType::out, "")));
    CHECK_FALSE(stand_for_one_punch(ours, checkin(LogType::out, "Gate 2")));
    CHECK_FALSE(stand_for_one_punch(checkin(LogType::out, ""), checkin(LogType::in, "")));
}

TEST_CASE("of two in one second, one that is left beside something else is right") {
    const auto named = named_as(Why::twice, "2026-11-20 08:00:00");
    auto later = stored_as("CHK-1", "2026-11-20 08:00:00", "2026-11-22 09:41:08");
    auto typed = stored_as("CHK-2", "2026-11-20 08:00:00", "2026-11-22 09:41:09");
    later.log_type = LogType::in;
    typed.log_type = LogType::out;
    CHECK_FALSE(is_still_wrong(named, later, std::vector{later, typed}));
    typed.log_type = LogType::in;
    CHECK(is_still_wrong(named, later, std::vector{later, typed}));
}

TEST_CASE("of two in one second, the one that is left is right") {
    const auto named = named_as(Why::twice, "2026-11-20 08:00:00");
    const auto later = stored_as("CHK-1", "2026-11-20 08:00:00", "2026-11-22 09:41:08");
    const auto earlier = stored_as("CHK-0", "2026-11-20 08:00:00", "2026-11-22 09:41:07");
    const std::vector both{earlier, later};
    CHECK(is_still_wrong(named, later, both));
    CHECK_FALSE(is_still_wrong(named, later, {&later, 1}));
    CHECK_FALSE(is_still_wrong(named, later, {&earlier, 1}));
    CHECK_FALSE(is_still_wrong(named, later, {}));
}
