// The page of `report --html` and of `report_file`: what is in it, how it is written, and that nothing breaks
// out.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

const std::string break_out = "\"><script>alert(1)</script>";

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

struct PageScene : PushScene {
    fs::path page = dir / "page.html";

    PageScene() {
        live_by_the_sites_clock();
        employ(1);
        punch("0001", at(1, "08:00:00"));
        punch("0777", at(1, "08:10:00"));
    }
    std::string written(std::vector<std::string> more = {}) {
        std::vector<std::string> arguments{"report", "--html", page.string()};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const Outcome outcome = run(arguments);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 0);
        return read_file(page);
    }
    void write_page_after_passes() { config.set("monitor", "report_file", page.string()); }
    void add_dead_gate() {
        config.set("device.gate", "url", "http://127.0.0.1:9")
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20));
    }
};

/// What tidy has to say of a page; nothing where that is not installed.
std::string complaints_of_tidy(const Desk& desk, const fs::path& page) {
    if (!fs::exists("/usr/bin/tidy")) {
        WARN("tidy is not installed: script/bootstrap --tests");
        return "";
    }
    Command tidy = desk.command({"-q", "-e", "-utf8", page.string()});
    tidy.program = "/usr/bin/tidy";
    const Outcome outcome = run(tidy);
    return outcome.out + outcome.err;
}

} // namespace

TEST_CASE("The page is one file that fetches nothing, runs nothing, and is valid") {
    PageScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const std::string page = scene.written();
    CHECK(page.starts_with("<!DOCTYPE html>\n<html lang=\"en\""));
    CHECK(has(page, "<code class=\"type\" dir=\"auto\">0777</code>"));
    CHECK(has(page, "1 person waits for HR, with 1 punch."));
    CHECK(has(page, "Content-Security-Policy"));
    CHECK(has(page, "prefers-color-scheme:dark"));
    for (const char* outside : {"<script", "src=", "@import", "url(http", "href=\"http", "onload", "<iframe"})
        CHECK_FALSE(has(page, outside));
    CHECK(complaints_of_tidy(scene, scene.page).empty());
}

TEST_CASE("No name breaks out of the page, and no cell of the table is a formula") {
    PageScene scene;
    scene.site.employ("0009", {{"employee_name", break_out}, {"status", "Inactive"}});
    scene.punch("0009", at(1, "09:00:00"));
    scene.punch("=1+1" + break_out, at(1, "09:10:00"));
    scene.punch("0001", at(1, "09:20:00"),
                {{"terminal_sn", "T" + break_out}, {"terminal_alias", "@" + break_out}});
    scene.punch("0001", "2001-01-01 " + break_out);
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const std::string page = scene.written();
    CHECK_FALSE(has(page, "<script"));
    CHECK(has(page, "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    CHECK(complaints_of_tidy(scene, scene.page).empty());

    const Outcome table = scene.run({"report", "--csv"});
    CHECK(table.exit_code == 0);
    CHECK(has(table.out, "'=1+1"));
    CHECK(has(table.out, "'@"));
    CHECK_FALSE(has(table.out, ",=1+1"));
    CHECK_FALSE(has(table.out, "\"=1+1"));
    CHECK(scene.run_json({"report"}).at("exit_code") == 0);
}

TEST_CASE("The page is for its owner alone, unless somebody has given it other rights") {
    PageScene scene;
    scene.written({"--offline"});
    CHECK(fs::status(scene.page).permissions() == fs::perms{0600});
    fs::permissions(scene.page, fs::perms{0640});
    scene.written({"--offline"});
    CHECK(fs::status(scene.page).permissions() == fs::perms{0640});
}

TEST_CASE("A page that cannot be written leaves the one before as it was") {
    PageScene scene;
    scene.device.post("/_sim/generate",
                      {{"people", 300}, {"first_code", 700}, {"from", days_ago(2)}, {"per_day", 1}});
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.written({"--offline"});
    REQUIRE(fs::file_size(scene.page) > 60'000);
    write_file(scene.page, "the one before");
    SECTION("the file may not grow") {
        Command wanted = scene.configured({"report", "--offline", "--html", scene.page.string()});
        wanted.arguments.insert(
            wanted.arguments.begin(),
            {"-c", "trap '' XFSZ; ulimit -f 66; exec \"$0\" \"$@\"", wanted.program.string()});
        wanted.program = "/bin/sh";
        const Outcome outcome = run(wanted);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 74);
        CHECK(outcome.says("cannot write " + scene.page.string()));
    }
    SECTION("there is no such folder, or it is one, or no file that could be replaced") {
        for (const fs::path& place :
             {scene.dir / "nowhere/page.html", scene.dir / "state", fs::path("/dev/null")}) {
            const Outcome outcome = scene.run({"report", "--offline", "--html", place.string()});
            CHECK(outcome.exit_code == 74);
            CHECK(outcome.says("cannot write " + place.string()));
            CHECK(outcome.says("hint: name a file in a folder that this user may write to: --html "));
        }
    }
    CHECK(read_file(scene.page) == "the one before");
}

TEST_CASE("report_file: the page of all devices after each pass, failed ones too, without a name") {
    PageScene scene;
    scene.site.employ("0009", {{"employee_name", "Sara Haddad"}, {"status", "Inactive"}});
    scene.punch("0009", at(1, "09:00:00"));
    scene.write_page_after_passes();
    scene.add_dead_gate();
    CHECK(scene.run({"run", "--dry-run", "--device", "lobby"}).exit_code == 0);
    CHECK_FALSE(fs::exists(scene.page));
    CHECK(scene.run({"run", "--all"}).exit_code == 3);
    const std::string page = read_file(scene.page);
    CHECK(fs::status(scene.page).permissions() == fs::perms{0644});
    CHECK(has(page, "<code class=\"type\" dir=\"auto\">0777</code>"));
    CHECK(has(page, "gate: the last pass failed"));
    CHECK(has(page, "0009"));
    CHECK_FALSE(has(page, "Sara Haddad"));
    CHECK(has(page, "The site was not asked"));
    CHECK(complaints_of_tidy(scene, scene.page).empty());

    scene.device.stop();
    fs::remove(scene.page);
    CHECK(scene.run({"pull", "--device", "lobby"}).exit_code == 69);
    CHECK(has(read_file(scene.page), "lobby: the last pass failed"));
}

TEST_CASE("A report_file that cannot be written is a warning, once") {
    PageScene scene;
    scene.page = scene.dir / "nowhere/page.html";
    scene.write_page_after_passes();
    const Outcome outcome = scene.run({"run"});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("cannot write the report: cannot write " + scene.page.string() +
                       ": no such file or directory"));
    CHECK(scene.run({"run"}).err.empty());
}

TEST_CASE("What nobody has to look at is said to be so") {
    PageScene scene;
    scene.site.employ("0777");
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const std::string page = scene.written();
    CHECK(has(page, "All is well: nothing waits, and nobody has to do anything."));
    CHECK_FALSE(has(page, "For HR"));
    CHECK_FALSE(has(page, "For the administrator"));
    CHECK(scene.run({"report"}).says("Nothing waits, and nobody has to do anything."));
}
