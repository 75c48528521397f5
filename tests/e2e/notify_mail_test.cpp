// The programs of [notify] as mail programs: what Debian's `mail` has to be told to send the text unharmed.
#include "harness/notify_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;
using Catch::Contains;

namespace {

/// The lines from `first` to `last` of a document.
std::string between(const std::string& document, const std::string& first, const std::string& last) {
    const std::string text = read_file(std::filesystem::path(E2E_SOURCE_DIR) / document);
    const auto begin = text.find("\n" + first + "\n"), end = text.find("\n" + last + "\n", begin);
    INFO(document);
    REQUIRE(begin != std::string::npos);
    REQUIRE(end != std::string::npos);
    return text.substr(begin, end - begin);
}

} // namespace

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

TEST_CASE("Without a mail program the hint is what brings one that sends, and the manual and the README have "
          "its file") {
    Desk desk;
    desk.config.set_raw("notify", "admin", R"(["no-such-mail", "-s", "{subject}", "you@example.com"])");
    const auto outcome = desk.run({"auth"});
    INFO(outcome.out << outcome.err);
    CHECK_THAT(outcome.out, Contains("there is no program no-such-mail"));
    CHECK_THAT(outcome.out, Contains("apt-get install bsd-mailx msmtp-mta"));
    CHECK_THAT(outcome.out, Contains("zksync.toml(5)"));
    CHECK(between("man/zksync.toml.5", "account default", "aliases /etc/aliases") ==
          between("README.md", "account default", "aliases /etc/aliases"));
}

TEST_CASE("That a program took a sample is not yet that it arrived") {
    NotifyScene scene;
    const auto outcome = scene.run({"notify", "--test"});
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.out, Contains("took the sample: see that it arrives"));
}
