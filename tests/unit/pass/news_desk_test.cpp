#include "pass/news_desk.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace zksync;

namespace {

struct Desk {
    std::vector<std::string> lines;
    Log log{[this](Level, std::string_view line) { lines.emplace_back(line); }};
    NewsDesk desk;

    void say_codes(int from, int to) {
        for (int code = from; code < to; ++code)
            desk.say(log, NewsKind::code, std::to_string(code), "code " + std::to_string(code));
    }
};

} // namespace

TEST_CASE("Twenty pieces of news are twenty lines, and what was said is not said again") {
    Desk desk;
    desk.say_codes(0, 20);
    desk.say_codes(0, 20);
    desk.desk.close(desk.log);
    CHECK(desk.lines.size() == 20);
    CHECK(desk.lines.back() == "code 19");
    desk.desk.close(desk.log);
    CHECK(desk.lines.size() == 20);
}

TEST_CASE("Of more, the rest is said by number and kind") {
    Desk desk;
    desk.say_codes(0, 40);
    desk.desk.say(desk.log, NewsKind::too_late, "somebody", "late");
    desk.desk.say(desk.log, NewsKind::worthless, "somebody else", "worthless");
    desk.desk.close(desk.log);
    REQUIRE(desk.lines.size() == 20);
    CHECK(desk.lines.back() ==
          "and 21 more that wait or are quarantined (zksync status; before a go-live, zksync map-check), 1 "
          "more "
          "person and day too late for attendance (zksync status), 1 more person whose check-ins count for "
          "nothing (zksync map-check)");
}

TEST_CASE("No news is no line") {
    Desk desk;
    desk.desk.close(desk.log);
    CHECK(desk.lines.empty());
}

TEST_CASE("News that is handed on is neither said nor counted here") {
    Desk desk;
    std::vector<std::string> handed_on;
    desk.desk.hand_on_to([&](NewsKind, const std::string& matter, const std::string& text) {
        handed_on.push_back(matter + ": " + text);
    });
    desk.say_codes(0, 30);
    desk.desk.close(desk.log);
    CHECK(desk.lines.empty());
    CHECK(handed_on.size() == 30);
    CHECK(handed_on.front() == "0: code 0");
}
