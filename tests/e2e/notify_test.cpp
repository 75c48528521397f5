// Who is told what: the programs of [notify], and what they are given.
#include "harness/eventually.hpp"
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <sstream>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

/// Two devices behind one site, "gate" with an end of its own.
struct TwoGates : NotifyScene {
    Device gate;

    TwoGates() {
        gate.knobs({{"password", device_password}});
        config.set("device.gate", "url", gate.url())
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20));
        gate.punch({{"emp_code", "0002"}, {"punch_time", at(1, "09:00:00")}});
    }
};

} // namespace

TEST_CASE(
    "HR is told who waits and what to type, once, and when it is over; the administrator nothing of it") {
    NotifyScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK(scene.letters("hr").empty());
    scene.punch("0049", at(1, "08:01:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto letters = scene.letters("hr");
    REQUIRE(letters.size() == 1);
    INFO(letters[0].text);
    CHECK(letters[0].arguments == Lines{"zksync: code 0049 waits: nobody on the site has it", "for lobby"});
    CHECK(letters[0].text.find("1 punch on lobby, of " + at(1, "08:01:00")) != std::string::npos);
    CHECK(letters[0].text.find("What to do: write 0049 into Attendance Device ID") != std::string::npos);
    CHECK(letters[0].text.starts_with("What HR has to do, so that everybody's punches count."));
    std::istringstream lines(letters[0].text);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 72);
    REQUIRE(scene.run({"run"}).exit_code == 0);
    CHECK(scene.letters("hr").empty());

    scene.punch("0050", at(1, "08:02:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto second = scene.letters("hr");
    REQUIRE(second.size() == 1);
    CHECK(second[0].subject() == "zksync: code 0050 waits: nobody on the site has it");
    CHECK(second[0].text.find("STILL SO\n\n  code 0049 waits") != std::string::npos);

    scene.site.employ("0049");
    scene.site.employ("0050");
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto over = scene.letters("hr");
    REQUIRE(over.size() == 1);
    CHECK(over[0].subject() ==
          "zksync: no longer so: code 0049 waits: nobody on the site has it, and 1 more");
    CHECK(over[0].text.find("There is nothing else to do.") != std::string::npos);
    CHECK(scene.letters("admin").empty());
}

TEST_CASE("A code that waits on two devices is one matter, told by whichever run comes first") {
    TwoGates scene;
    scene.punch("0049", at(1, "08:01:00"));
    scene.gate.punch({{"emp_code", "0049"}, {"punch_time", at(1, "09:01:00")}});
    REQUIRE(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    CHECK(scene.subjects("hr") == Lines{"code 0049 waits: nobody on the site has it"});
    REQUIRE(scene.run({"run", "--device", "gate"}).exit_code == 0);
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(scene.letters("hr").empty());
}

TEST_CASE("Only a run tells: no pull, no push, no dry run; and with --all each reader gets one message") {
    TwoGates scene;
    const auto jobs = GENERATE("1", "2");
    scene.punch("0049", at(1, "08:01:00"));
    scene.gate.punch({{"emp_code", "0051"}, {"punch_time", at(1, "09:01:00")}});
    scene.device.knobs({{"licence_lapsed", true}});
    scene.gate.knobs({{"licence_lapsed", true}});
    CHECK(scene.run({"pull", "--all"}).exit_code == 77);
    CHECK(scene.run({"push", "--all"}).exit_code == 0);
    CHECK(scene.run({"run", "--all", "--dry-run"}).exit_code == 77);
    CHECK(scene.letters("admin").empty());
    CHECK(scene.run({"run", "--all", "--jobs", jobs}).exit_code == 77);
    const auto letters = scene.letters("admin");
    REQUIRE(letters.size() == 1);
    INFO(letters[0].text);
    CHECK(letters[0].arguments == Lines{"zksync: lobby refuses zksync, and 1 more", "for lobby, gate"});
    CHECK(letters[0].text.find("  lobby refuses zksync\n    since 20") != std::string::npos);

    scene.device.knobs({{"licence_lapsed", false}});
    scene.gate.knobs({{"licence_lapsed", false}});
    CHECK(scene.run({"run", "--all", "--jobs", jobs}).exit_code == 0);
    CHECK(scene.subjects("admin") == Lines{"no longer so: gate refuses zksync, and 1 more"});
    CHECK(scene.subjects("hr") == Lines{"code 0049 waits: nobody on the site has it, and 1 more"});
    CHECK(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(scene.letters("hr").empty());
}

TEST_CASE("The site's trouble is one matter, not one a device") {
    TwoGates scene;
    admit_zksync(scene.site, {{"api_secret", "another"}});
    CHECK(scene.run({"run", "--all"}).exit_code == 77);
    const auto letters = scene.letters("admin");
    REQUIRE(letters.size() == 1);
    INFO(letters[0].text);
    CHECK(letters[0].arguments == Lines{"zksync: the site refuses zksync", "for lobby, gate"});
    CHECK(letters[0].text.find("    lobby, gate: ") != std::string::npos);
    CHECK(scene.run({"run", "--all"}).exit_code == 77);
    CHECK(scene.letters("admin").empty());
    admit_zksync(scene.site);
    CHECK(scene.run({"run", "--device", "lobby"}).exit_code == 0);
    // The other one has not seen it yet.
    CHECK(scene.letters("admin").empty());
    CHECK(scene.run({"run", "--device", "gate"}).exit_code == 0);
    CHECK(scene.subjects("admin") == Lines{"no longer so: the site refuses zksync"});
}

TEST_CASE("What could not be handed over is a warning, once, and is tried at the next run") {
    NotifyScene scene;
    scene.punch("0049", at(1, "08:01:00"));
    scene.mail_with("hr", "cat >/dev/null; echo 'no such mailbox' >&2; exit 3\n");
    const Outcome outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("cannot tell hr: " + (scene.dir / "mail-hr").string() +
                       " failed with exit code 3; it says: no such mailbox"));
    CHECK(scene.letters("admin").empty());
    CHECK(scene.run({"run"}).err.empty());
    CHECK(scene.subjects("admin") == Lines{"HR cannot be told anything"});
    scene.mail_with("hr", scene.keeping("hr"));
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.letters("hr").size() == 1);
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.subjects("admin") == Lines{"no longer so: HR cannot be told anything"});
    scene.config.set_raw("notify", "hr", R"(["/nowhere/mail"])");
    scene.punch("0050", at(1, "08:02:00"));
    CHECK(scene.run({"run"}).says("cannot tell hr: /nowhere/mail cannot be started: No such file or "
                                  "directory"));
}

TEST_CASE("Where the memory of messages cannot be written, nothing is sent") {
    NotifyScene scene;
    scene.punch("0049", at(1, "08:01:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    REQUIRE(scene.letters("hr").size() == 1);
    for (const auto& entry : fs::directory_iterator(scene.state_dir())) {
        const std::string name = entry.path().filename();
        if (name.starts_with("site-") && name.ends_with(".db")) write_file(entry.path(), "no site's file");
    }
    scene.device.knobs({{"licence_lapsed", true}});
    const Outcome outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.says("nobody was told anything by [notify]: the site's file "));
    CHECK(scene.letters("admin").empty());
}

TEST_CASE("Two runs that end at once send one message") {
    TwoGates scene;
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.punch("0049", at(1, "08:01:00"));
    scene.gate.punch({{"emp_code", "0049"}, {"punch_time", at(1, "09:01:00")}});
    scene.mail_with("hr", "sleep 1\n" + scene.keeping("hr"));
    Process one = scene.start({"run", "--device", "lobby"});
    Process other = scene.start({"run", "--device", "gate"});
    CHECK(one.wait().exit_code == 0);
    CHECK(other.wait().exit_code == 0);
    CHECK(scene.letters("hr").size() == 1);
}

TEST_CASE("A paused device is nobody's trouble, and its end is not told") {
    TwoGates scene;
    scene.gate.knobs({{"licence_lapsed", true}});
    CHECK(scene.run({"run", "--all"}).exit_code == 3);
    CHECK(scene.letters("admin").size() == 1);
    scene.config.set_raw("device.gate", "enabled", "false");
    CHECK(scene.run({"run", "--all"}).exit_code == 0);
    CHECK(scene.letters("admin").empty());
}

TEST_CASE("What others wrote makes no line of a subject, and no secret is in a message") {
    NotifyScene scene;
    scene.punch("49\r\nBcc: thief@example.com", at(1, "08:01:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto letters = scene.letters("hr");
    REQUIRE(letters.size() == 1);
    CHECK(letters[0].arguments ==
          Lines{"zksync: code 49??Bcc: thief@example.com waits: nobody on the site has it", "for lobby"});
    CHECK(letters[0].text.find(site_secret) == std::string::npos);
    CHECK(letters[0].text.find(device_password) == std::string::npos);
}

TEST_CASE("notify --test sends both a sample, and names what fails in its own words") {
    NotifyScene scene;
    const Outcome outcome = scene.run({"notify", "--test"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("hr: " + (scene.dir / "mail-hr").string() + " took the sample"));
    CHECK(scene.subjects("hr") == Lines{"a sample for hr"});
    const auto letters = scene.letters("admin");
    REQUIRE(letters.size() == 1);
    CHECK(letters[0].arguments == Lines{"zksync: a sample for admin", "for the site"});
    CHECK(letters[0].text.find("This is only a sample: nothing is wrong.") != std::string::npos);

    scene.mail_with("admin", "echo relay denied; exit 75\n");
    const Outcome failed = scene.run({"notify", "--test"});
    CHECK(failed.exit_code == 69);
    CHECK(failed.says("cannot tell admin: "));
    CHECK(failed.says("failed with exit code 75; it says: relay denied"));
    CHECK(scene.subjects("hr").size() == 1);
    const Json document = scene.run_json({"notify", "--test"});
    CHECK(document.at("exit_code") == 69);
    CHECK(document.at("notify").at(0).at("error").is_null());
    CHECK(document.at("notify").at(1).at("reader") == "admin");

    scene.config.remove("notify", "admin");
    CHECK(scene.run({"notify", "--test"}).says("admin: no program is configured; nothing was sent"));
    scene.config.remove("notify");
    const Outcome none = scene.run({"notify", "--test"});
    CHECK(none.exit_code == 78);
    CHECK(none.says("there is no [notify] in " + scene.config_path().string()));
    CHECK(none.says(R"(admin = ["mail", "-s", "{subject}", "you@example.com"])"));
    CHECK(scene.run({"notify"}).exit_code == 64);
}

TEST_CASE("A signal ends the program that is being told, too") {
    NotifyScene scene;
    scene.punch("0049", at(1, "08:01:00"));
    const auto pid = scene.dir / "pid";
    scene.mail_with("hr", "sleep 300 & echo $! >" + pid.string() + "; wait\n");
    Process run = scene.start({"run"});
    REQUIRE(eventually([&] { return !read_file(pid).empty(); }));
    run.send(SIGTERM);
    CHECK(run.wait().exit_code == 143);
    CHECK(eventually([&] { return is_gone(read_file(pid)); }));
    scene.mail_with("hr", scene.keeping("hr"));
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(scene.letters("hr").size() == 1);
}

TEST_CASE("auth has a line for each program, and starts none") {
    NotifyScene scene;
    const Outcome outcome = scene.run({"auth"});
    INFO(outcome.out);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("ok   notify: hr: " + (scene.dir / "mail-hr").string() + " can be executed"));
    scene.config.set_raw("notify", "hr", R"(["no-such-mail", "{subject}"])");
    fs::permissions(scene.dir / "mail-admin", fs::perms{0600});
    const Outcome failed = scene.run({"auth"});
    CHECK(failed.exit_code == 78);
    CHECK(failed.says("FAIL notify: hr: there is no program no-such-mail; install it"));
    CHECK(failed.says("FAIL notify: admin: " + (scene.dir / "mail-admin").string() +
                      " cannot be executed; chmod +x it"));
    scene.config.set_raw("notify", "hr", R"(["cat"])");
    CHECK(scene.run({"auth"}).says("ok   notify: hr: cat is /"));
    const Json document = scene.run_json({"auth"});
    CHECK(document.at("notify").at("checks").at(1).at("verdict") == "fail");
    CHECK(scene.letters("hr").empty());
}
