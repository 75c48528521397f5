// Times as devices write them: what is read, what is not, and how a person gives a punch its time.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace e2e;

namespace {

struct TimesScene : PushScene {
    TimesScene() { employ(2); }

    PassResult good_pass() {
        const PassResult result = pass();
        INFO(result.text());
        REQUIRE(result.exit_code == 0);
        return result;
    }
    void punch_as_it_stands(const std::string& time) {
        device.punch({{"raw",
                       {{"id", ++last_id},
                        {"emp_code", "0001"},
                        {"punch_time", time},
                        {"punch_state", "0"},
                        {"terminal_sn", "CQUJ190000001"},
                        {"terminal_alias", "Gate 1"}}}});
    }
    int last_id = 100;
    Outcome release(const std::string& argument) {
        return run({"push", "--device", "lobby", "--release", argument});
    }
    std::string status() { return run({"status"}).out; }
    /// What `status` advises, run by a shell as it stands, with the configuration of this scene; where a
    /// person has to fill in the time, with that.
    Outcome follow_the_advice() {
        std::string text = status();
        const std::string to_fill_in = "=YYYY-MM-DD HH:MM:SS'";
        if (const auto gap = text.find(to_fill_in); gap != std::string::npos)
            text.replace(gap, to_fill_in.size(), "=" + at(2, "08:00:09") + "'");
        std::smatch found;
        REQUIRE(std::regex_search(text, found, std::regex("zksync (push [^\n]*'[^\n]*')")));
        Command shell = command(
            {"-c", std::string(E2E_PROGRAM) + " --config " + config_path().string() + " " + found[1].str()});
        shell.program = "/bin/sh";
        return e2e::run(shell);
    }
};

} // namespace

TEST_CASE("A time is read whatever its blanks and its leading zeros") {
    TimesScene scene;
    for (const std::string& time : {at(2, "8:00:08"), " " + at(2, "08:01:00"), at(2, " 9:00:00 ")})
        scene.punch_as_it_stands(time);
    const PassResult result = scene.good_pass();
    CHECK(result.pull.at("quarantined") == 0);
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:08"), "IN", "Gate 1"),
                                  line("HR-EMP-0001", at(2, "08:01:00"), "IN", "Gate 1"),
                                  line("HR-EMP-0001", at(2, "09:00:00"), "IN", "Gate 1")});
}

TEST_CASE("A date is no time: such a punch is quarantined, not delivered as midnight") {
    TimesScene scene;
    scene.punch_as_it_stands(days_ago(2));
    CHECK(scene.good_pass().pull.at("quarantined") == 1);
    CHECK(scene.stored().empty());
}

TEST_CASE("A time that cannot be read is given by a person, and stays when the row is read again") {
    TimesScene scene;
    const std::string day = days_ago(2);
    const std::string reported =
        day.substr(8, 2) + "-" + day.substr(5, 2) + "-" + day.substr(0, 4) + " 08:00:06";
    scene.punch("0001", reported, {{"id", 7}, {"upload_time", at(2, "08:00:09")}});
    scene.punch("0002", at(2, "09:00:00"));
    REQUIRE(scene.good_pass().pull.at("quarantined") == 1);

    const std::string argument = "0001@" + reported + "=" + at(2, "08:00:06");
    INFO(scene.status());
    CHECK(scene.status().find("--release '" + argument + "'") != std::string::npos);
    CHECK(scene.follow_the_advice().exit_code == 0);
    const std::string arrived = line("HR-EMP-0001", at(2, "08:00:06"), "IN", "Gate 1");
    CHECK(scene.stored().front() == arrived);
    CHECK(scene.run({"why", "0001", day}).says("given with --release"));

    // Everything is read again, and the row is corrected besides.
    CHECK(scene.run({"pull", "--device", "lobby", "--since", days_ago(5)}).exit_code == 0);
    CHECK(scene.run({"reconcile", "--since", days_ago(5)}).exit_code == 0);
    scene.good_pass();
    CHECK(scene.stored().size() == 2);
    CHECK(scene.status().find("QUARANTINED:") == std::string::npos);
    CHECK(scene.rows_in("sent") == 2);
    scene.device.forget_requests();
    CHECK(scene.good_pass().err.empty());
    CHECK(scene.device.requests().size() == 2);
}

TEST_CASE("A given time survives a correction that comes before the delivery") {
    TimesScene scene;
    scene.punch("0404", "nonsense", {{"id", 7}, {"upload_time", at(2, "08:00:09")}});
    REQUIRE(scene.good_pass().pull.at("quarantined") == 1);
    CHECK(scene.release("0404@nonsense=" + at(2, "08:00:00")).exit_code == 0);
    CHECK(scene.stored().empty());
    scene.device.post("/_sim/correct", {{"id", 7}, {"emp_code", "0001"}});
    CHECK(scene.run({"pull", "--device", "lobby", "--since", days_ago(5)}).exit_code == 0);
    scene.good_pass();
    CHECK(scene.stored() == Lines{line("HR-EMP-0001", at(2, "08:00:00"), "IN", "Gate 1")});
}

TEST_CASE("The advice of status works as it stands, whatever the code and the time are made of") {
    const auto [code, reported] = GENERATE(table<std::string, std::string>({{"0001", ""},
                                                                            {"0001", "yesterday"},
                                                                            {"0001", "it's 8 o'clock"},
                                                                            {"0001", "8=00 @ the gate"},
                                                                            {"0001", "\x1b[31m08:00\x07"},
                                                                            {"0001", "2000-01-01 08:00:00"},
                                                                            {"0001", " 2001-02-03 08:00:00"},
                                                                            {"a@b=c 'd'", "soon"}}));
    INFO(code << " " << reported);
    TimesScene scene;
    scene.site.employ("a@b=c 'd'");
    scene.config.set("device.lobby", "since", "1999-01-01");
    scene.punch(code, reported, {{"upload_time", at(2, "08:00:09")}});
    REQUIRE(scene.good_pass().pull.at("quarantined") == 1);
    const Outcome released = scene.follow_the_advice();
    INFO(scene.status() << released.err);
    CHECK(released.exit_code == 0);
    CHECK(scene.stored().size() == 1);
    CHECK(scene.status().find("QUARANTINED:") == std::string::npos);
}

TEST_CASE("What cannot be released is said with what would do, and is no pass") {
    TimesScene scene;
    scene.punch("0001", "nonsense", {{"upload_time", at(2, "08:00:09")}});
    scene.punch("0002", "2000-01-01 08:00:00");
    scene.config.set("device.lobby", "since", "1999-01-01");
    REQUIRE(scene.good_pass().pull.at("quarantined") == 2);
    const auto [argument, hint] = GENERATE(table<std::string, std::string>({
        {"0001@nonsense", "--release '0001@nonsense="},
        {"0002@2000-01-01 08:00:00=2026-11-24 08:00:00", "--release '0002@2000-01-01 08:00:00'"},
        {"0001@rubbish=2026-11-24 08:00:00", "zksync status"},
        {"0001@nonsense=soon", "zksync status"},
        {"0001", "0042@2026-11-22 08:00:00"},
    }));
    const Outcome outcome = scene.release(argument);
    INFO(outcome.err);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says(hint));
    const Json device = scene.run_json({"status"}).at("devices").at(0);
    CHECK(device.at("last_error").is_null());
    CHECK(device.at("quarantined").size() == 2);
    CHECK_FALSE(device.at("quarantined").at(0).at("release").get<std::string>().empty());
}
