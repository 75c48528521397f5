// Times that a person gives a punch: which are taken, and that a mistake can be put right until it is
// delivered.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

const std::string fill_in = "YYYY-MM-DD HH:MM:SS";

struct GivenScene : PushScene {
    GivenScene() { employ(2); }

    Outcome give(const std::string& code_at_reported, const std::string& time) {
        return run({"push", "--device", "lobby", "--release", code_at_reported + "=" + time});
    }
    /// A punch whose time cannot be read, and the word that names it.
    std::string unreadable(const std::string& reported, const std::string& code = "0001") {
        punch(code, reported, {{"upload_time", at(2, "08:00:09")}});
        REQUIRE(pass().exit_code == 0);
        return code + "@" + reported;
    }
    Json quarantined() { return run_json({"status"}).at("devices").at(0).at("quarantined"); }
    static std::string written_backwards(const std::string& day) {
        return day.substr(8, 2) + "-" + day.substr(5, 2) + "-" + day.substr(0, 4) + " 08:00:06";
    }
    /// The same day and time of another year.
    static std::string years_later(const std::string& time, int years) {
        return std::to_string(std::stoi(time.substr(0, 4)) + years) + time.substr(4);
    }
    Lines delivered_at(const std::string& time) { return {line("HR-EMP-0001", time, "IN", "Gate 1")}; }
};

} // namespace

TEST_CASE("A given time at which the punch would not be sent is refused, and the right one is taken") {
    GivenScene scene;
    const std::string right = at(2, "08:00:06");
    const std::string name = scene.unreadable(GivenScene::written_backwards(days_ago(2)));
    for (const auto& [years, why] : std::vector<std::pair<int, std::string>>{
             {-1, "is before since"}, {-20, "is before since"}, {36, "more than 24 hours ahead"}}) {
        const Outcome outcome = scene.give(name, GivenScene::years_later(right, years));
        INFO(outcome.err);
        CHECK(outcome.exit_code == 64);
        CHECK(outcome.says(why));
        CHECK(outcome.says("hint: "));
        CHECK(scene.stored().empty());
        CHECK(scene.quarantined().size() == 1);
    }
    CHECK(scene.give(name, right).exit_code == 0);
    CHECK(scene.stored() == scene.delivered_at(right));
}

TEST_CASE("A given time is given anew until the punch is delivered, and not after that") {
    GivenScene scene;
    const std::string name = scene.unreadable("nonsense", "0404");
    CHECK(scene.give(name, at(3, "08:00:06")).exit_code == 0);
    CHECK(scene.rows_in("waiting") == 1); // nobody has that code yet
    CHECK(scene.give(name, at(2, "08:00:06")).exit_code == 0);
    scene.site.employ("0404");
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored() == Lines{line("HR-EMP-0404", at(2, "08:00:06"), "IN", "Gate 1")});
    const Outcome too_late = scene.give(name, at(1, "08:00:06"));
    INFO(too_late.err);
    CHECK(too_late.exit_code == 64);
    CHECK(too_late.says("on the site already, at " + at(2, "08:00:06")));
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored().size() == 1);
}

TEST_CASE("Two punches that were given one time by mistake: the second is given its own") {
    GivenScene scene;
    const std::string first = scene.unreadable("one"), second = scene.unreadable("other");
    CHECK(scene.give(first, at(2, "08:00:06")).exit_code == 0);
    CHECK(scene.give(second, at(2, "08:00:06")).exit_code == 0);
    CHECK(scene.rows_in("duplicate") == 1);
    const Outcome again = scene.give(second, at(2, "17:00:00"));
    INFO(again.err);
    CHECK(again.exit_code == 0);
    CHECK(again.says("that one stays"));
    CHECK(scene.stored().size() == 2);
    CHECK(scene.rows_in("sent") == 2);
}

TEST_CASE("No time is proposed that the text does not give, or that would be refused") {
    GivenScene scene;
    const std::string day = days_ago(120);
    for (const std::string& reported : {std::string("nonsense"), std::string("1795507206"),
                                        GivenScene::written_backwards(day)}) // long before since
        scene.unreadable(reported);
    const Json rows = scene.quarantined();
    REQUIRE(rows.size() == 3);
    const Outcome status = scene.run({"status"});
    INFO(status.out);
    for (std::size_t hour = 0; hour < rows.size(); ++hour) {
        const std::string argument = rows.at(hour).at("release");
        CHECK(argument.ends_with("=" + fill_in));
        CHECK(status.says("--release '" + argument + "', with when it was in the place of " + fill_in +
                          " (it came by " + at(2, "08:00:09") + ")"));
        const std::string name = argument.substr(0, argument.size() - fill_in.size() - 1);
        const Outcome as_it_stands = scene.give(name, fill_in);
        CHECK(as_it_stands.exit_code == 64);
        CHECK(as_it_stands.says("write when it was in its place"));
        CHECK(scene.stored().size() == hour);
        CHECK(scene.give(name, at(2, "0" + std::to_string(hour + 1) + ":00:00")).exit_code == 0);
    }
    CHECK(scene.stored().size() == 3);
}

TEST_CASE("A punch of a clock that was reset is given its time, because its own lies before go-live") {
    GivenScene scene;
    scene.config.set("device.lobby", "since", "1999-01-01");
    const std::string name = scene.unreadable("2000-01-01 08:00:00");
    scene.config.set("device.lobby", "since", days_ago(20));
    CHECK(scene.quarantined().at(0).at("release") == name + "=" + fill_in);
    const Outcome as_it_is = scene.run({"push", "--device", "lobby", "--release", name});
    INFO(as_it_is.err);
    CHECK(as_it_is.exit_code == 64);
    CHECK(as_it_is.says("that is before since"));
    CHECK(as_it_is.says("--release '" + name + "=" + fill_in + "'"));
    CHECK(scene.quarantined().size() == 1);
    CHECK(scene.give(name, at(2, "08:00:00")).exit_code == 0);
    CHECK(scene.run({"pull", "--device", "lobby", "--since", days_ago(5)}).exit_code == 0);
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.stored() == scene.delivered_at(at(2, "08:00:00")));
}
