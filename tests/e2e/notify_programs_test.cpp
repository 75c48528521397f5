// What the programs of [notify] are given: no secret of ours, and nothing of others to run.
#include "harness/eventually.hpp"
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("A program of [notify] has our environment, without the secrets that are in it") {
    NotifyScene scene;
    scene.config.remove("site", "api_secret_file").remove("device.lobby", "password_file");
    scene.environment["ZKSYNC_API_SECRET"] = site_secret;
    scene.environment["ZKSYNC_LOBBY_PASSWORD"] = device_password;
    scene.environment["SMTP_HOST"] = "mail.example.com";
    const auto seen = scene.dir / "environment";
    scene.mail_with("hr", "cat >/dev/null; env > " + seen.string() + "; cat /proc/self/environ >> " +
                              seen.string() + "\n");
    scene.punch("0049", at(1, "08:01:00"));
    const Outcome outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    const std::string environment = read_file(seen);
    CHECK(environment.find("SMTP_HOST=mail.example.com") != std::string::npos);
    CHECK(environment.find("ZKSYNC_") == std::string::npos);
    CHECK(environment.find(site_secret) == std::string::npos);
    CHECK(environment.find(device_password) == std::string::npos);
}

TEST_CASE("A command that gives a secret gets none of the others") {
    PushScene scene;
    scene.employ(1);
    scene.punch("0001", at(1, "08:00:00"));
    const auto seen = scene.dir / "environment";
    write_file(scene.dir / "pass", "#!/bin/sh\nenv > " + seen.string() + "\necho " + device_password + "\n",
               std::filesystem::perms{0700});
    scene.config.remove("site", "api_secret_file").remove("device.lobby", "password_file");
    scene.config.set_raw("device.lobby", "password_command",
                         "[" + quoted((scene.dir / "pass").string()) + "]");
    scene.environment["ZKSYNC_API_SECRET"] = site_secret;
    const Outcome outcome = scene.run({"run"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(read_file(seen).find("PATH=") != std::string::npos);
    CHECK(read_file(seen).find(site_secret) == std::string::npos);
}

TEST_CASE("Where a shell would run what others wrote, the configuration is refused with the way that works") {
    NotifyScene scene;
    const auto ran = scene.dir / "ran";
    scene.punch("1'; touch " + ran.string() + "; '", at(1, "08:01:00"));
    scene.config.set_raw("notify", "hr", R"(["sh", "-c", "echo '{subject}'"])");
    const Outcome refused = scene.run({"run"});
    INFO(refused.err);
    CHECK(refused.exit_code == 78);
    CHECK(refused.says("notify.hr: puts words of others into the commands of sh, which would run them"));
    CHECK_FALSE(std::filesystem::exists(ran));

    const auto got = scene.dir / "got";
    scene.config.set_raw("notify", "hr",
                         R"(["sh", "-c", "echo \"$1\" > )" + got.string() + R"(", "sh", "{subject}"])");
    CHECK(scene.run({"run"}).exit_code == 0);
    CHECK(read_file(got).find("; touch ") != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(ran));
}
