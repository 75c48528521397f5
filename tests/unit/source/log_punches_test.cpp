#include "source/log_punches.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using terminal::LogRow;
using terminal::PackedTime;

namespace {

// docs/reference/terminal-protocol.md, section 10: 2024-02-29 08:00:00.
constexpr PackedTime leap_day{0x2E478900 + 0x10000};

LogRow row_of(std::optional<std::string> code, std::uint16_t number = 0, int state = 0) {
    return {std::move(code), number, leap_day, state};
}

} // namespace

TEST_CASE("a row of a log is a punch whose id is made of code, time and state") {
    const Punch punch = punch_of(row_of("0042"), "CQUJ190000001", {});
    CHECK(punch.code.value == "0042");
    CHECK(punch.reported_time == leap_day.text());
    CHECK(punch.time == leap_day.local());
    CHECK(punch.state_code == 0);
    CHECK(punch.terminal == "CQUJ190000001");
    CHECK(punch.id < 0);
    CHECK(punch == punch_of(row_of("0042"), "CQUJ190000001", {}));
    CHECK(punch.id != punch_of(row_of("42"), "CQUJ190000001", {}).id);
    CHECK(punch.id != punch_of(row_of("0042", 0, 1), "CQUJ190000001", {}).id);
}

TEST_CASE("a row with an internal number is known by it, and takes its code from the list of users") {
    const UserCodes codes{{17, "A17"}};
    const Punch known = punch_of(row_of(std::nullopt, 17), "S", codes);
    const Punch nameless = punch_of(row_of(std::nullopt, 17), "S", {});
    CHECK(known.code.value == "A17");
    CHECK(nameless.code.value == "user 17 of the terminal");
    CHECK(known.id == nameless.id);
    CHECK(known.id > 0);
    CHECK(known.id != punch_of(row_of(std::nullopt, 18), "S", codes).id);
    CHECK(known.id != punch_of(row_of(std::nullopt, 17, 1), "S", codes).id);
    CHECK(known.id != punch_of(row_of(std::nullopt, 17, 255), "S", codes).id);
}

TEST_CASE("a day that does not exist is reported as it came, and is no time") {
    const Punch punch = punch_of({"1", 0, PackedTime{(26U * 372 + 31 + 29) * 86'400}, 0}, "S", {});
    CHECK(punch.reported_time == "2026-02-30 00:00:00");
    CHECK_FALSE(punch.time);
}

TEST_CASE("a name that is no UTF-8 is escaped where it is not") {
    CHECK(name_in_words("Zo\xC3\xAB") == "Zo\xC3\xAB");
    CHECK(name_in_words("Zo\xEB") == "Zo\\xEB");
}

TEST_CASE("all states of an internal number have ids in one range, and no other number has") {
    for (const int state : {0, 1, 255}) {
        const auto [first, last] = ids_of_same_number(punch_of(row_of(std::nullopt, 17, state), "S", {}).id);
        CHECK(first == punch_of(row_of(std::nullopt, 17, 0), "S", {}).id);
        CHECK(last == punch_of(row_of(std::nullopt, 17, 255), "S", {}).id);
        CHECK(last < punch_of(row_of(std::nullopt, 18, 0), "S", {}).id);
    }
}
