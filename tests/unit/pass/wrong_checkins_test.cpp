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
