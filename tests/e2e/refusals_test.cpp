// What the site refuses: the good punches of a batch arrive, the bad ones wait with the site's words.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

struct RefusalScene : PushScene {
    /// The site's own rules refuse every write that has this text in it.
    void refuse(const std::string& text, const std::string& message) {
        site.faults({{"match", {{"path", "insert_many"}, {"body_contains", text}}},
                     {"times", 0},
                     {"do", {{"kind", "refuse"}, {"message", message}}}});
    }
    void allow() { site.erase("/_sim/faults"); }
    /// What was due except what has one of these texts in it.
    Lines due_without(const std::vector<std::string>& texts) {
        Lines lines = due();
        std::erase_if(lines, [&](const std::string& line) {
            return std::any_of(texts.begin(), texts.end(),
                               [&](const std::string& text) { return line.find(text) != std::string::npos; });
        });
        return lines;
    }
};

} // namespace

TEST_CASE("Three bad rows of a hundred: the others are stored, these wait with the site's words") {
    RefusalScene scene;
    scene.employ(1);
    scene.punch_minutes(100);
    const std::vector<std::string> bad{at(2, "08:03:00"), at(2, "08:50:00"), at(2, "09:17:00")};
    for (const std::string& time : bad) scene.refuse(time, "No attendance on <b>strike</b> days.");
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 97);
    CHECK(pass.count("waiting") == 3);
    CHECK(pass.count("pending") == 0);
    CHECK(scene.stored() == scene.due_without(bad));
    CHECK(scene.batches().size() < 45);
    const auto story = scene.run({"why", "0001", days_ago(2)});
    CHECK(story.says("No attendance on strike days."));
    CHECK_FALSE(story.says("<b>"));

    scene.allow();
    scene.site.forget_requests();
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.site.requests().empty()); // a refusal is tried again after a day
    const auto retried = scene.pass_of("push", "lobby", {"--retry"});
    CHECK(retried.exit_code == 0);
    CHECK(retried.count("sent") == 3);
    CHECK(scene.stored() == scene.due());
}

TEST_CASE("Five in a row with the same words stop the pass; the next goes on behind them") {
    RefusalScene scene;
    scene.employ(1);
    scene.punch_minutes(12);
    for (int minute = 0; minute < 7; ++minute)
        scene.refuse(at(2, "08:0" + std::to_string(minute) + ":00"), "The month is closed.");
    const auto stopped = scene.pass();
    INFO(stopped.text());
    CHECK(stopped.exit_code == 65);
    CHECK(stopped.message.find("The month is closed.") != std::string::npos);
    CHECK(stopped.count("waiting") == 5);
    CHECK(stopped.count("sent") == 0);
    CHECK(stopped.count("pending") == 7);

    const auto next = scene.pass();
    INFO(next.text());
    CHECK(next.exit_code == 0);
    CHECK(next.count("sent") == 5);
    CHECK(next.count("waiting") == 7);
    CHECK(next.count("pending") == 0);
    CHECK(scene.stored().size() == 5);
}

TEST_CASE("Five with different words are five matters of their own") {
    RefusalScene scene;
    scene.employ(1);
    scene.punch_minutes(12);
    for (int minute = 0; minute < 7; ++minute)
        scene.refuse(at(2, "08:0" + std::to_string(minute) + ":00"),
                     "Not at minute " + std::to_string(minute));
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("waiting") == 7);
    CHECK(pass.count("sent") == 5);
}

TEST_CASE("Coordinates: a site that wants them refuses those without, and takes those with them") {
    RefusalScene scene;
    scene.employ(1);
    scene.site.knobs({{"geolocation_required", true}});
    scene.config.set_raw("device.lobby.terminal.T2", "latitude", "25.2")
        .set_raw("device.lobby.terminal.T2", "longitude", "55.3");
    for (const char* minute : {"00", "01", "02", "03"})
        scene.punch("0001", at(2, std::string("09:") + minute + ":00"),
                    {{"terminal_sn", "T2"}, {"terminal_alias", "Yard"}});
    scene.punch_minutes(3);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 4);
    CHECK(pass.count("waiting") == 3);
    CHECK(scene.run({"why", "0001", days_ago(2)}).says("Latitude and longitude values are required"));
    for (const Json& checkin : scene.site.checkins()) {
        CHECK(checkin.at("latitude") == 25.2);
        CHECK(checkin.at("longitude") == 55.3);
    }
    CHECK(scene.stored().size() == 4);
}

TEST_CASE("A row that is refused alone is looked up first: somebody else's write may have stored it") {
    RefusalScene scene;
    scene.employ(1);
    scene.punch_minutes(6);
    // The write is committed and answered as a refusal, as by a proxy that repeats requests.
    scene.break_insert(
        {{"kind", "status"},
         {"status", 417},
         {"after_commit", true},
         {"body",
          R"({"exc_type":"DuplicateTimestampError","exception":"x: This employee already has a log"})"}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("duplicate") == 6);
    CHECK(pass.count("waiting") == 0);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("An employee who becomes Inactive between the look and the write") {
    RefusalScene scene;
    scene.employ(2);
    scene.punch_minutes(4, 2, "0001");
    scene.punch_minutes(4, 3, "0002");
    scene.refuse("HR-EMP-0001", "Transactions cannot be created for an Inactive Employee HR-EMP-0001.");
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 4);
    CHECK(pass.count("waiting") == 4);
    CHECK(scene.stored() == scene.due_without({"HR-EMP-0001"}));
}

TEST_CASE("An error 500 in Frappe's words is a refusal as well, not a riddle") {
    RefusalScene scene;
    scene.employ(1);
    scene.punch_minutes(8);
    scene.site.faults({{"match", {{"path", "insert_many"}, {"body_contains", at(2, "08:05:00")}}},
                       {"times", 0},
                       {"do",
                        {{"kind", "refuse"},
                         {"status", 500},
                         {"exc_type", "ZeroDivisionError"},
                         {"message", "division by zero"}}}});
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 7);
    CHECK(pass.count("waiting") == 1);
    CHECK(pass.count("in_doubt") == 0);
}

TEST_CASE("A body that is too large is halved") {
    RefusalScene scene;
    scene.employ(1);
    scene.punch_minutes(30);
    scene.break_insert("html413", 2);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("sent") == 30);
    CHECK(scene.batches() == std::vector<int>{10, 20, 10, 10});
    CHECK(scene.stored() == scene.due());
}
