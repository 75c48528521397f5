// The same devices configured on two hosts, an old server that nobody switched off: both write to one site.
#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <tuple>

using namespace e2e;

namespace {

/// A second installation beside the scene's own: the same device and site, another state directory.
struct TwoWriters : PushScene {
    Desk old_server;

    TwoWriters() {
        employ(3);
        for (const char* code : {"0001", "0002", "0003"}) punch_minutes(8, 2, code);
        old_server.config.set("site", "url", site.url()).set("device.lobby", "url", device.url());
        // The writes of both are held for a while.
        for (ConfigFile* each : {&config, &old_server.config})
            each->set("site", "request_limit", "60s").set("site", "write_timeout", "40s");
    }
    /// Passes of both, whose first writes begin before either has stored anything.
    std::pair<Outcome, Outcome> write_at_once() {
        site.faults({{"match", {{"path", "insert_many"}, {"method", "POST"}}},
                     {"times", 2},
                     {"do", {{"kind", "pause"}, {"begun", true}}}});
        Process ours = start({"run", "--device", "lobby"});
        Process theirs = old_server.start({"run", "--device", "lobby"});
        REQUIRE(eventually([&] { return site.get("/_sim/stats").at("paused") == 2; }));
        site.post("/_sim/continue", Json::object());
        return {ours.wait(), theirs.wait()};
    }
    /// One that has seen that there are two.
    Desk& who_saw(const Outcome& theirs) {
        if (theirs.exit_code == 65) return old_server;
        return *this;
    }
    /// The later one of each two, by creation, then name.
    Lines later_ones() {
        std::map<std::pair<std::string, std::string>, std::vector<std::pair<std::string, std::string>>> all;
        for (const Json& row : site.checkins())
            all[{row.at("employee"), row.at("time")}].emplace_back(row.at("creation"), row.at("name"));
        Lines later;
        for (auto& [second, checkins] : all) {
            std::sort(checkins.begin(), checkins.end());
            for (std::size_t i = 1; i < checkins.size(); ++i) later.push_back(checkins[i].second);
        }
        return later;
    }
};

/// The names that this status says are to be deleted.
Lines to_be_deleted(Desk& desk) {
    const Json status = Json::parse(desk.run({"--json", "status"}).out);
    Lines names;
    for (const Json& wrong : status.at("site").at("wrong_checkins")) {
        CHECK(wrong.at("why") == "twice");
        names.push_back(wrong.at("checkin"));
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace

TEST_CASE("Two installations write at once: seen at the first batch, the later check-ins are named") {
    TwoWriters scene;
    const auto [ours, theirs] = scene.write_at_once();
    INFO(ours.err << theirs.err);
    CHECK(scene.site.doubled() > 0);
    CHECK(std::max(ours.exit_code, theirs.exit_code) == 65);
    Lines later = scene.later_ones();
    std::sort(later.begin(), later.end());
    REQUIRE(later.size() == 10);
    const Outcome& seen = theirs.exit_code == 65 ? theirs : ours;
    Desk& who = scene.who_saw(theirs);
    CHECK(seen.says("somebody else writes the same punches"));
    CHECK(seen.says("10 are there twice"));
    for (const std::string& name : later) CHECK(seen.says(name));
    CHECK(seen.says("the next pass goes on"));
    CHECK(to_be_deleted(who) == later);

    // The next passes go on, and double nothing more.
    for (Desk* desk : {static_cast<Desk*>(&scene), &scene.old_server}) {
        const auto next = desk->run({"run", "--device", "lobby"});
        INFO(next.err);
        CHECK(next.exit_code == 0);
    }
    CHECK(scene.later_ones().size() == 10);
    const auto reconciled = who.run({"--json", "reconcile", "--since", days_ago(3)});
    INFO(reconciled.out << reconciled.err);
    CHECK(reconciled.exit_code == 1);
    const Json report = Json::parse(reconciled.out).at("devices").at(0);
    CHECK(report.at("twice_on_site") == 10);
    CHECK(report.at("undelivered") == 0);
    CHECK(report.at("only_on_site") == 0);
    const std::string both = report.at("differences").at(0).at("detail");
    CHECK(both.find(report.at("differences").at(0).at("checkin").get<std::string>()) != std::string::npos);
    CHECK(both.find(", ") != std::string::npos);

    // Once they are deleted, each punch is there once, and nobody is asked to delete anything more.
    for (const std::string& name : later) scene.site.erase("/_sim/checkins?name=" + name);
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.stored() == scene.due());
    CHECK(who.run({"auth", "--device", "lobby"}).exit_code == 0);
    CHECK(to_be_deleted(who).empty());
    for (Desk* desk : {static_cast<Desk*>(&scene), &scene.old_server}) {
        const auto story = desk->run({"why", "0001", days_ago(2)});
        INFO(story.out);
        CHECK_FALSE(story.says("no longer has it"));
    }
    CHECK(scene.run({"reconcile", "--since", days_ago(3)}).exit_code == 0);
}

TEST_CASE("Where the earlier of the two was deleted instead, the later one is to be kept") {
    TwoWriters scene;
    const auto [ours, theirs] = scene.write_at_once();
    Desk& who = scene.who_saw(theirs);
    const Lines later = scene.later_ones();
    REQUIRE(later.size() == 10);
    for (const Json& row : scene.site.checkins()) {
        const std::string name = row.at("name");
        const bool is_earlier = std::find(later.begin(), later.end(), name) == later.end();
        if (is_earlier) scene.site.erase("/_sim/checkins?name=" + name);
    }
    CHECK(who.run({"auth", "--device", "lobby"}).says("gone or were put right"));
    CHECK(to_be_deleted(who).empty());
    // Whichever of the two a journal remembers, the punch is there.
    for (Desk* desk : {static_cast<Desk*>(&scene), &scene.old_server}) {
        const auto story = desk->run({"why", "0001", days_ago(2)});
        INFO(story.out);
        CHECK_FALSE(story.says("it is not created again"));
        CHECK(story.says("of that second stands for it"));
        CHECK(desk->run({"run", "--device", "lobby"}).exit_code == 0);
        CHECK(desk->run({"reconcile", "--since", days_ago(3)}).exit_code == 0);
    }
}

TEST_CASE("What another installation wrote while an answer was lost is seen when that is settled") {
    TwoWriters scene;
    scene.config.set("site", "request_limit", "4s").set("site", "write_timeout", "2s");
    scene.site.faults({{"match", {{"path", "insert_many"}, {"method", "POST"}}},
                       {"times", 1},
                       {"do", {{"kind", "pause"}, {"begun", true}}}});
    const auto lost = scene.run({"run", "--device", "lobby"});
    INFO(lost.err);
    REQUIRE(lost.exit_code == 69);
    REQUIRE(scene.old_server.run({"run", "--device", "lobby"}).exit_code == 0);
    scene.site.post("/_sim/continue", Json::object());
    REQUIRE(eventually([&] { return scene.site.doubled() > 0; }));

    Outcome settled;
    CHECK(eventually([&] {
        settled = scene.run({"run", "--device", "lobby"});
        return settled.exit_code != 0;
    }));
    INFO(settled.err);
    CHECK(settled.exit_code == 65);
    CHECK(settled.says("somebody else writes the same punches"));
    Lines later = scene.later_ones();
    std::sort(later.begin(), later.end());
    REQUIRE(later.size() == 10);
    for (const std::string& name : later) CHECK(settled.says(name));
    CHECK(to_be_deleted(scene) == later);
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.later_ones().size() == 10);

    for (const std::string& name : later) scene.site.erase("/_sim/checkins?name=" + name);
    CHECK(scene.stored() == scene.due());
    CHECK(scene.run({"auth", "--device", "lobby"}).exit_code == 0);
    CHECK(to_be_deleted(scene).empty());
    for (const char* code : {"0001", "0002", "0003"}) {
        const auto story = scene.run({"why", code, days_ago(2)});
        INFO(story.out);
        CHECK_FALSE(story.says("no longer has"));
    }
    CHECK(scene.run({"reconcile", "--since", days_ago(3)}).exit_code == 0);
}

TEST_CASE("why asks for the employee and second before it calls a check-in gone") {
    PushScene scene;
    scene.employ(1);
    const auto enter = [&](const std::string& name) {
        scene.site.post("/_sim/checkins", Json::array({{{"name", name},
                                                        {"employee", "HR-EMP-0001"},
                                                        {"time", at(2, "08:00:00")},
                                                        {"log_type", "IN"}}}));
    };
    enter("CKIN-BEFORE"); // so the punch is never sent
    scene.punch_minutes(1);
    REQUIRE(scene.pass().count("duplicate") == 1);
    scene.site.erase("/_sim/checkins?name=CKIN-BEFORE");
    const auto gone = scene.run({"why", "0001", days_ago(2)});
    INFO(gone.out);
    CHECK(gone.says("the site no longer has it; it is not created again"));

    enter("CKIN-AGAIN");
    const auto there = scene.run({"why", "0001", days_ago(2)});
    INFO(there.out);
    CHECK(there.says("CKIN-AGAIN of that second stands for it"));
    CHECK_FALSE(there.says("it is not created again"));
    const Json punch = scene.run_json({"why", "0001", days_ago(2)}).at("punches").at(0);
    CHECK(punch.at("stands_for_it") == "CKIN-AGAIN");
    CHECK(punch.at("counted") == "no-shift");
}

TEST_CASE("A second check-in that was there before is nobody's double") {
    PushScene scene;
    scene.employ(1);
    scene.site.post(
        "/_sim/checkins",
        Json::array({{{"employee", "HR-EMP-0001"}, {"time", at(2, "08:00:00")}, {"log_type", "IN"}},
                     {{"employee", "HR-EMP-0001"}, {"time", at(2, "08:00:00")}, {"log_type", "OUT"}}}));
    scene.punch_minutes(3);
    const auto pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("duplicate") == 1);
    CHECK(pass.count("sent") == 2);
    CHECK(to_be_deleted(scene).empty());
    const auto reconciled = scene.run({"reconcile", "--since", days_ago(3)});
    INFO(reconciled.out);
    CHECK(reconciled.exit_code == 0);
}

TEST_CASE("reconcile names both of two in one second, whoever wrote the other") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(2);
    REQUIRE(scene.pass().count("sent") == 2);
    scene.site.post("/_sim/checkins", Json::array({{{"name", "CKIN-OTHER"},
                                                    {"employee", "HR-EMP-0001"},
                                                    {"time", at(2, "08:00:00")},
                                                    {"device_id", "another tool"}}}));
    const auto reconciled = scene.run({"reconcile", "--since", days_ago(3)});
    INFO(reconciled.out);
    CHECK(reconciled.exit_code == 1);
    CHECK(reconciled.says("  1 twice on the site\n    " + at(2, "08:00:00") + "  EMP-CKIN-"));
    CHECK(reconciled.says(", CKIN-OTHER: delete CKIN-OTHER on the site"));
    CHECK(reconciled.says("stop that first"));
}
