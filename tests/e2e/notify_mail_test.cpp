// The programs of [notify] as mail programs: what Debian's `mail` has to be told to send the text unharmed.
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

TEST_CASE("A program of [notify] works in a locale of UTF-8, whatever starts the pass") {
    NotifyScene scene;
    scene.environment["LC_CTYPE"] = std::nullopt;
    // What `mail` writes into the headers, and what this host's own locale is called.
    scene.mail_with("hr",
                    "exec >" + (scene.dir / "charset").string() + "\nlocale charmap\necho \"$LC_ALL\"\n");
    scene.punch("0049", at(1, "08:01:00"));
    SECTION("as cron and systemd start it") {
        REQUIRE(scene.run({"run"}).exit_code == 0);
        CHECK(read_file(scene.dir / "charset") == "UTF-8\nC.UTF-8\n");
    }
    SECTION("in a locale of its own") {
        scene.environment["LANG"] = "C.UTF-8";
        REQUIRE(scene.run({"run"}).exit_code == 0);
        CHECK(read_file(scene.dir / "charset") == "UTF-8\n\n");
    }
}
