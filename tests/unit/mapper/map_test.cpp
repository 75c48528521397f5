#include "mapper_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <vector>

using namespace zksync;
using namespace zksync::test;

namespace {

const Punch morning = punch_at("2026-11-22 07:58:41.987654");

Checkin checkin_of(const Mapper& mapper, const Punch& punch, const std::vector<Employee>& candidates) {
    return std::get<Checkin>(mapper.map(punch, candidates));
}

Reason reason_of(const Mapper& mapper, const Punch& punch, const std::vector<Employee>& candidates) {
    const auto judgement = std::get<Judgement>(mapper.map(punch, candidates));
    CHECK(judgement.state == PunchState::waiting);
    return judgement.reason;
}

} // namespace

TEST_CASE("a punch of one employee becomes a check-in, its fraction of a second cut off") {
    const auto checkin = checkin_of(Mapper(lobby(), {}), morning, {employee("HR-EMP-00001", "0042")});
    CHECK(checkin ==
          Checkin{"HR-EMP-00001", SiteTime{at("2026-11-22 07:58:41")}, LogType::in, "Gate 1", {}, {}});
}

TEST_CASE("blanks around a device's code do not count, around an ID they do") {
    const Mapper mapper(lobby(), {});
    Punch spelled = morning;
    spelled.code = {" 0042\t"};
    CHECK(checkin_of(mapper, spelled, {employee("HR-EMP-00001", "0042")}).employee == "HR-EMP-00001");
    CHECK(reason_of(mapper, spelled, {employee("HR-EMP-00001", " 0042\t")}) == Reason::no_employee);
}

TEST_CASE("codes are compared byte by byte, whatever the site's database takes for equal") {
    const Mapper mapper(lobby(), {});
    for (const char* code : {"42", " 0042", "0042 ", "0042\n", ""}) {
        CHECK(reason_of(mapper, morning, {employee("HR-EMP-00001", code)}) == Reason::no_employee);
    }
    Punch accented = morning;
    accented.code = {"Äb12"};
    CHECK(reason_of(mapper, accented, {employee("HR-EMP-00001", "Ab12"), employee("HR-EMP-00002", "äb12")}) ==
          Reason::no_employee);
    CHECK(checkin_of(mapper, accented, {employee("HR-EMP-00001", "Ab12"), employee("HR-EMP-00002", "Äb12")})
              .employee == "HR-EMP-00002");
}

TEST_CASE("nobody or several: the punch waits") {
    const Mapper mapper(lobby(), {});
    CHECK(reason_of(mapper, morning, {}) == Reason::no_employee);
    CHECK(reason_of(mapper, morning, {employee("HR-EMP-00001", "0042"), employee("HR-EMP-00002", "0042")}) ==
          Reason::several_employees);
}

TEST_CASE("an inactive employee's punch waits; those of people who left or are suspended go by their days") {
    const Mapper mapper(lobby(), {});
    Employee person = employee("HR-EMP-00001", "0042");
    person.status = "Inactive";
    CHECK(reason_of(mapper, morning, {person}) == Reason::inactive);
    for (const char* status : {"Left", "Suspended", ""}) {
        person.status = status;
        CHECK(checkin_of(mapper, morning, {person}).employee == "HR-EMP-00001");
    }
}

TEST_CASE("the day of joining and the relieving day belong to the employment, whole") {
    const Mapper mapper(lobby(), {});
    Employee person = employee("HR-EMP-00001", "0042");
    person.joined = at("2026-11-10");
    person.relieved = at("2026-11-20");
    CHECK(reason_of(mapper, punch_at("2026-11-09 23:59:59"), {person}) == Reason::not_employed);
    CHECK(checkin_of(mapper, punch_at("2026-11-10 00:00:00"), {person}).employee == "HR-EMP-00001");
    CHECK(checkin_of(mapper, punch_at("2026-11-20 23:59:59"), {person}).employee == "HR-EMP-00001");
    CHECK(reason_of(mapper, punch_at("2026-11-21 00:00:00"), {person}) == Reason::not_employed);
}

TEST_CASE("days of employment are days of the site") {
    const Mapper mapper(lobby_in("Asia/Dubai"), site_in("America/New_York"));
    Employee person = employee("HR-EMP-00001", "0042");
    person.joined = at("2026-11-10");
    CHECK(reason_of(mapper, punch_at("2026-11-10 08:59:59"), {person}) == Reason::not_employed);
    CHECK(checkin_of(mapper, punch_at("2026-11-10 09:00:00"), {person}).time.text() == "2026-11-10 00:00:00");
}

TEST_CASE("a punch without a time that can be read is no check-in") {
    const Mapper mapper(lobby(), {});
    const auto mapped =
        mapper.map(punch_at("0000-00-00 00:00:00"), std::vector{employee("HR-EMP-00001", "0042")});
    CHECK(std::get<Judgement>(mapped) == Judgement{PunchState::quarantined, Reason::unusable_time, {}});
}

TEST_CASE("a terminal's coordinates come along") {
    DeviceConfig device = lobby();
    device.terminals["CQUJ190000001"].latitude = 25.2;
    device.terminals["CQUJ190000001"].longitude = 55.3;
    const auto checkin = checkin_of(Mapper(device, {}), morning, {employee("HR-EMP-00001", "0042")});
    CHECK(checkin.latitude == 25.2);
    CHECK(checkin.longitude == 55.3);
}

TEST_CASE("the direction: the terminal's, else the device's, else the state's") {
    Punch punch = morning;
    punch.state_code = 1;
    DeviceConfig device = lobby();
    CHECK(Mapper(device, {}).log_type(punch) == LogType::out);
    device.direction = Direction::in;
    CHECK(Mapper(device, {}).log_type(punch) == LogType::in);
    device.terminals["CQUJ190000001"].direction = Direction::none;
    CHECK(Mapper(device, {}).log_type(punch) == LogType::none);
    device.terminals["CQUJ190000001"].direction = Direction::by_state;
    CHECK(Mapper(device, {}).log_type(punch) == LogType::out);
    device.terminals["CQUJ190000001"].direction = Direction::out;
    punch.state_code = 0;
    CHECK(Mapper(device, {}).log_type(punch) == LogType::out);
}

TEST_CASE("a state that nothing is known of has no log type, and is worth a warning where it matters") {
    DeviceConfig device = lobby();
    Punch punch = morning;
    CHECK(Mapper(device, {}).knows_state_of(punch));
    punch.state_code = 255;
    CHECK(Mapper(device, {}).knows_state_of(punch));
    CHECK(Mapper(device, {}).log_type(punch) == LogType::none);
    for (const std::optional<int> state : {std::optional<int>{99}, std::optional<int>{}}) {
        punch.state_code = state;
        device.direction = Direction::by_state;
        CHECK_FALSE(Mapper(device, {}).knows_state_of(punch));
        CHECK(Mapper(device, {}).log_type(punch) == LogType::none);
        device.direction = Direction::in;
        CHECK(Mapper(device, {}).knows_state_of(punch));
    }
}

TEST_CASE("the device ID: configured, else the alias, else the serial number, else the device's name") {
    DeviceConfig device = lobby();
    Punch punch = morning;
    device.terminals["CQUJ190000001"].device_id = "North door";
    CHECK(Mapper(device, {}).device_id(punch) == "North door");
    device.terminals.clear();
    CHECK(Mapper(device, {}).device_id(punch) == "Gate 1");
    punch.terminal_alias = " \x01 ";
    CHECK(Mapper(device, {}).device_id(punch) == "CQUJ190000001");
    punch.terminal = "";
    CHECK(Mapper(device, {}).device_id(punch) == "lobby");
}

TEST_CASE("a code finds the employee with its biometric ID, with the prefix or as it is named") {
    DeviceConfig device = lobby();
    device.code_prefix = "B-";
    device.codes[{"0042"}] = {"0815"};
    const Mapper mapper(device, {});
    const std::array people{employee("HR-EMP-1", "0815"), employee("HR-EMP-2", "B-0042"),
                            employee("HR-EMP-3", "0042"), employee("HR-EMP-4", "B-0043")};
    Punch punch = punch_at("2026-11-22 08:00:00");
    CHECK(std::get<Checkin>(mapper.map(punch, people)).employee == "HR-EMP-1");
    punch.code = {" 0043"};
    CHECK(std::get<Checkin>(mapper.map(punch, people)).employee == "HR-EMP-4");
    CHECK(mapper.spelled({"0043"}) == "0043 (ID B-0043)");
    CHECK(Mapper(lobby(), {}).spelled({"0043"}) == "0043");
    punch.code = {"43"};
    CHECK(std::get<Judgement>(mapper.map(punch, people)).reason == Reason::no_employee);
}

TEST_CASE("a punch's own coordinates come before the terminal's, where they are asked for") {
    DeviceConfig device = lobby();
    device.terminals["CQUJ190000001"].latitude = 25.2;
    device.terminals["CQUJ190000001"].longitude = 55.3;
    const std::array people{employee("HR-EMP-1", "0042")};
    Punch punch = punch_at("2026-11-22 08:00:00");
    const auto latitude = [&] { return std::get<Checkin>(Mapper(device, {}).map(punch, people)).latitude; };
    punch.place = Coordinates{24.5, 54.4};
    CHECK(latitude() == 25.2);
    device.coordinates = PlaceSource::punch;
    CHECK(latitude() == 24.5);
    punch.place.reset();
    CHECK(latitude() == 25.2);
}
