#include "device/punch_reader.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

namespace {

Punch punch_from(const std::string& text) {
    const auto document = json::parse(text);
    const auto punch = read_punch(document.root());
    REQUIRE(punch);
    return *punch;
}

} // namespace

TEST_CASE("a whole row becomes a punch") {
    const Punch punch = punch_from(
        R"({"id":48213,"emp":77,"emp_code":"0042","first_name":"Sara","punch_time":"2026-03-02 07:58:41",
            "punch_state":"0","punch_state_display":"Check In","terminal_sn":"CQUJ190000001","temperature":255.0,
            "terminal_alias":"Gate 1","upload_time":"2026-03-02 07:58:44"})");
    CHECK(punch.id == 48213);
    CHECK(punch.code.value == "0042");
    CHECK(punch.reported_time == "2026-03-02 07:58:41");
    CHECK(punch.time == LocalTime::parse("2026-03-02 07:58:41"));
    CHECK(punch.state_code == 0);
    CHECK(punch.terminal == "CQUJ190000001");
    CHECK(punch.terminal_alias == "Gate 1");
    CHECK(punch.uploaded == LocalTime::parse("2026-03-02 07:58:44"));
}

TEST_CASE("numbers may come as strings and strings as numbers") {
    const Punch punch = punch_from(R"({"id":"7","emp_code":42,"terminal_sn":123,"punch_state":255})");
    CHECK(punch.id == 7);
    CHECK(punch.code.value == "42");
    CHECK(punch.terminal == "123");
    CHECK(punch.state_code == 255);
}

TEST_CASE("an employee code is kept byte for byte") {
    const auto [json, code] =
        GENERATE(table<std::string, std::string>({{R"(" A8 ")", " A8 "},
                                                  {R"("0042")", "0042"},
                                                  {R"("0")", "0"},
                                                  {R"("")", ""},
                                                  {"null", ""},
                                                  {R"("\u0639")", "\xd8\xb9"},
                                                  {R"("a\u0000b")", std::string{"a\0b", 3}}}));
    CHECK(punch_from(R"({"id":1,"emp_code":)" + json + "}").code.value == code);
}

TEST_CASE("a time is kept as reported, and read where it can be") {
    CHECK(punch_from(R"({"id":1,"punch_time":null})").reported_time.empty());
    CHECK_FALSE(punch_from(R"({"id":1,"punch_time":null})").time);
    const Punch bad = punch_from(R"({"id":1,"punch_time":"0000-00-00 00:00:00"})");
    CHECK(bad.reported_time == "0000-00-00 00:00:00");
    CHECK_FALSE(bad.time);
    const Punch fraction = punch_from(R"({"id":1,"punch_time":"2026-03-02T07:58:41.250"})");
    CHECK(fraction.reported_time == "2026-03-02T07:58:41.250");
    CHECK(fraction.time->micros() % 1'000'000 == 250'000);
}

TEST_CASE("an unreadable state is absent") {
    const auto state = GENERATE(as<std::string>(), "null", R"("")", R"("IN")", "99999999999", "{}", "[0]");
    CHECK_FALSE(punch_from(R"({"id":1,"punch_state":)" + state + "}").state_code);
}

TEST_CASE("a field that is an object or a list counts as absent") {
    const Punch punch = punch_from(R"({"id":1,"emp_code":{"code":"1"},"punch_time":["x"],"terminal_sn":{},
                                       "terminal_alias":[],"upload_time":{}})");
    CHECK(punch.code.value.empty());
    CHECK(punch.reported_time.empty());
    CHECK(punch.terminal.empty());
    CHECK(punch.terminal_alias.empty());
    CHECK_FALSE(punch.uploaded);
}

TEST_CASE("a row without a usable id gets a negative one that is the same at every reading") {
    const std::string rest =
        R"("emp_code":"42","punch_time":"2026-03-02 07:58:41","terminal_sn":"A","punch_state":"0"})";
    const auto id = GENERATE(as<std::string>(), "", R"("id":null,)", R"("id":"",)", R"("id":-3,)",
                             R"("id":0,)", R"("id":[1],)", R"("id":"abc",)");
    const Punch punch = punch_from("{" + id + rest);
    CHECK(punch.id < 0);
    CHECK(punch.id == punch_from("{" + rest).id);
    CHECK(punch.id != punch_from(R"({"emp_code":"42","punch_time":"2026-03-02 07:58:42","terminal_sn":"A",
                                     "punch_state":"0"})")
                          .id);
    CHECK(punch.id != punch_from(R"({"emp_code":"42","punch_time":"2026-03-02 07:58:41","terminal_sn":"A",
                                     "punch_state":"1"})")
                          .id);
}

TEST_CASE("what is no object is no punch") {
    for (const char* text : {"null", "5", R"("row")", "[]"}) {
        const auto document = json::parse(text);
        CHECK_FALSE(read_punch(document.root()));
    }
}

TEST_CASE("where a mobile punch was made is told apart from what is no place") {
    const auto place = [](const std::string& text) { return read_place(json::parse(text).root()); };
    const Coordinates office{24.4539, 54.3773};
    CHECK(place(R"({"latitude":24.4539,"longitude":54.3773})") == office);
    CHECK(place(R"({"latitude":" 24.4539","longitude":"54.3773 "})") == office);
    CHECK(place(R"({"gps_location":"24.4539, 54.3773"})") == office);
    CHECK(place(R"({"latitude":0,"longitude":0,"gps_location":"24.4539,54.3773"})") == office);
    CHECK(place(R"({"latitude":0,"longitude":54.5})") == Coordinates{0, 54.5});
    for (const char* none :
         {"{}", R"({"latitude":0,"longitude":0})", R"({"latitude":91,"longitude":1})",
          R"({"latitude":1,"longitude":-181})", R"({"latitude":"nan","longitude":"1"})",
          R"({"latitude":"1e999","longitude":"1"})", R"({"latitude":1})", R"({"gps_location":""})",
          R"({"gps_location":"here"})", R"({"gps_location":"1,2,3"})", R"({"gps_location":"1;2"})"}) {
        INFO(none);
        CHECK_FALSE(place(none));
    }
}
