// --dry-run: what would happen to each punch, and nothing happens.
#include "harness/push_scene.hpp"
#include "harness/tested_program.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace e2e;

namespace {

/// Every file of the state directory with what is in it.
std::map<std::string, std::string> contents(const std::filesystem::path& directory) {
    std::map<std::string, std::string> files;
    if (!std::filesystem::exists(directory)) return files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        files[entry.path().filename()] = read_file(entry.path());
    }
    return files;
}

/// The line of the output that has this in it; "" when there is none.
std::string line_with(const std::string& output, const std::string& text) {
    const auto found = output.find(text);
    if (found == std::string::npos) return "";
    const auto start = output.rfind('\n', found) + 1;
    return output.substr(start, output.find('\n', found) - start);
}

std::string last_line(const std::string& output) {
    const auto end = output.find_last_not_of('\n') + 1;
    const auto begin = output.rfind('\n', end - 1);
    return output.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin + 1));
}

struct DryScene : PushScene {
    DryScene() {
        employ(1);
        site.employ("0002", {{"status", "Inactive"}});
        punch("0001", at(2, "08:00:00"));
        punch("0001", at(2, "08:00:00"), {{"punch_state", 1}});
        punch("0001", at(2, "09:00:00"), {{"punch_state", 255}});
        punch("0001", at(2, "10:00:00"));
        punch("0002", at(2, "11:00:00"));
        punch("0042", at(2, "12:00:00"));
        punch("", at(2, "13:00:00"));
        punch("0001", days_ago(-4) + " 14:00:00");
        site.post(
            "/_sim/checkins",
            Json::array({{{"employee", "HR-EMP-0001"}, {"time", at(2, "10:00:00")}, {"name", "BY-HAND"}}}));
    }
    void check_fates(const std::string& out) {
        INFO(out);
        CHECK(line_with(out, at(2, "08:00:00")).find("HR-EMP-0001 " + at(2, "08:00:00") + " IN Gate 1") !=
              std::string::npos);
        CHECK(line_with(out, at(2, "09:00:00")).find("no log type") != std::string::npos);
        CHECK(line_with(out, at(2, "10:00:00")).find("duplicate") != std::string::npos);
        CHECK(line_with(out, at(2, "11:00:00")).find("Inactive") != std::string::npos);
        CHECK(line_with(out, at(2, "12:00:00")).find("waiting") != std::string::npos);
    }
    void check_only_looked() {
        CHECK(site.writes() == 0);
        CHECK(rehearsals() == 0);
        CHECK(stored().size() == 1);
    }
};

} // namespace

TEST_CASE("A dry run from nothing leaves nothing behind") {
    DryScene scene;
    const auto outcome = scene.run({"run", "--device", "lobby", "--dry-run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    scene.check_fates(outcome.out);
    CHECK(line_with(outcome.out, at(2, "13:00:00")).find("ignored") != std::string::npos);
    CHECK(line_with(outcome.out, days_ago(-4)).find("quarantined") != std::string::npos);
    scene.check_only_looked();
    CHECK(contents(scene.state_dir()).empty());
}

TEST_CASE("A dry run of the journal's punches changes no byte of the state") {
    DryScene scene;
    REQUIRE(scene.pass_of("pull", "lobby").exit_code == 0);
    const auto before = contents(scene.state_dir());
    REQUIRE_FALSE(before.empty());
    const auto outcome = scene.run({"push", "--device", "lobby", "--dry-run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    scene.check_fates(outcome.out);
    scene.check_only_looked();
    CHECK(contents(scene.state_dir()) == before);

    const auto real = scene.pass();
    CHECK(real.count("sent") == 2);
    CHECK(real.count("duplicate") == 2);
    CHECK(real.count("waiting") == 2);
}

TEST_CASE("What waits already is told of, too") {
    DryScene scene;
    REQUIRE(scene.pass().exit_code == 0);
    const auto before = contents(scene.state_dir());
    scene.site.forget_requests();
    const auto outcome = scene.run({"push", "--device", "lobby", "--dry-run"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(line_with(outcome.out, at(2, "11:00:00")).find("Inactive") != std::string::npos);
    CHECK(line_with(outcome.out, at(2, "12:00:00")).find("waiting") != std::string::npos);
    CHECK(scene.site.writes() == 0);
    CHECK(contents(scene.state_dir()) == before);
}

TEST_CASE("What is in doubt is neither settled nor sent by a dry run") {
    PushScene scene;
    scene.employ(1);
    scene.punch_minutes(5);
    scene.break_insert("commit_then_close_silently");
    CHECK(scene.pass().exit_code == 69);
    const auto before = contents(scene.state_dir());
    scene.site.forget_requests();
    const auto outcome = scene.run({"push", "--device", "lobby", "--dry-run"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("in doubt"));
    CHECK(scene.site.writes() == 0);
    CHECK(scene.rehearsals() == 0);
    CHECK(contents(scene.state_dir()) == before);
}

TEST_CASE("A dry run on a blocked site says so") {
    DryScene scene;
    scene.found_clerks();
    scene.roles({"Clerk"});
    scene.site.erase("/_sim/checkins?name=BY-HAND"); // that user could not read its time
    REQUIRE(scene.pass().exit_code == 77);
    const auto before = contents(scene.state_dir());
    scene.site.forget_requests();
    const auto outcome = scene.run({"push", "--device", "lobby", "--dry-run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 77);
    CHECK(scene.site.writes() == 0);
    CHECK(contents(scene.state_dir()) == before);
}

TEST_CASE("A dry run with --json is one document") {
    DryScene scene;
    const auto pass = scene.pass({"--dry-run"});
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.pull.at("new") == 8);
    CHECK(pass.count("sent") == 2);
    CHECK(pass.count("duplicate") == 2);
    CHECK(pass.count("waiting") == 2);
    scene.check_only_looked();
}

TEST_CASE("A dry run of many punches tells of each of them") {
    PushScene scene;
    scene.employ(50);
    scene.device.generate({{"people", 50}, {"days", 12}, {"from", days_ago(13)}, {"per_day", 4}});
    const auto outcome = scene.run({"run", "--device", "lobby", "--dry-run"});
    CHECK(outcome.exit_code == 0);
    CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 2401); // and the sums
    CHECK(scene.site.writes() == 0);
}

TEST_CASE("A dry run ends with the sums") {
    DryScene scene;
    CHECK(last_line(scene.run({"run", "--dry-run"}).out) ==
          "lobby: 2 punches would be sent, 2 wait, 1 is ignored, 2 are duplicates, 1 is quarantined");
    CHECK(last_line(scene.run({"pull", "--dry-run"}).out) ==
          "lobby: 8 new punches would be stored, 1 is ignored, 1 is quarantined");
    REQUIRE(scene.pass().exit_code == 0);
    CHECK(last_line(scene.run({"run", "--dry-run"}).out) ==
          "lobby: 0 punches would be sent, 2 wait, 1 is ignored, 1 is quarantined");
    scene.site.stop();
    CHECK_FALSE(scene.run({"run", "--dry-run"}).says("would be sent,"));
}

TEST_CASE("A dry run works whatever TMPDIR names, and leaves nothing there") {
    DryScene scene;
    const auto folder = scene.dir / "copies";
    std::filesystem::create_directory(folder);
    SECTION("nothing") { scene.environment["TMPDIR"] = ""; }
    SECTION("a folder that is not there") { scene.environment["TMPDIR"] = (scene.dir / "gone").string(); }
    SECTION("a file") {
        write_file(scene.dir / "file", "");
        scene.environment["TMPDIR"] = (scene.dir / "file").string();
    }
    SECTION("a folder") { scene.environment["TMPDIR"] = folder.string(); }
    const auto outcome = scene.run({"run", "--dry-run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("2 punches would be sent"));
    CHECK(std::filesystem::is_empty(folder));
}

TEST_CASE("A dry run that finds no place for its copies ends with 74 and names where it looked") {
    DryScene scene;
    const std::string closed = "for place in /tmp /var/tmp; do mount --bind $place $place && "
                               "mount -o remount,bind,ro $place || exit 99; done; exec \"$@\"";
    scene.write_config();
    Command dry = scene.command({"--mount", "sh", "-c", closed, "sh", tested_program().string(), "--config",
                                 scene.config_path().string(), "run", "--dry-run"});
    dry.program = "/usr/bin/unshare";
    const auto outcome = run(dry);
    if (outcome.exit_code == 99 || outcome.says("unshare")) {
        WARN("skipped: this needs root and mount namespaces");
        return;
    }
    INFO(outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK(
        outcome.says("cannot make a folder for the copies that --dry-run works on: /tmp (the file system is "
                     "read-only), /var/tmp (the file system is read-only)"));
    CHECK(outcome.says("hint: name a folder that can be written to: TMPDIR="));
}
