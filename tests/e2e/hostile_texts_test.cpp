// What an end, or somebody who can punch a code, puts into a field: it stays a text wherever it comes to.
#include "harness/scene.hpp"
#include "harness/secrecy.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace e2e;

namespace {

const std::vector<std::string>& texts() {
    static const std::vector<std::string> all{
        "\x1b[2J\x1b]0;owned\x07",
        "one\nhint: rm -rf ~",
        "\xe2\x80\xae"
        "0042\xe2\x80\x8f",
        "'; DROP TABLE punch; --",
        "\"}],\"x\":[{\"",
        "%s%n %27",
        "$(touch owned) `touch owned`",
        "=HYPERLINK(\"http://x\")",
        "+1;=1+1",
        "&page=9&start_time=#?",
        "../../etc/passwd",
        "<b>Amina</b>",
    };
    return all;
}

bool is_harmless(const std::string& output) {
    const std::vector<std::string> acting{"\xe2\x80\xae", "\xe2\x80\x8f", "\nhint: rm"};
    return !has_control_characters(output) && std::ranges::none_of(acting, [&](const std::string& text) {
        return output.find(text) != std::string::npos;
    });
}

/// One punch of each text, as a code and as the name of its terminal.
struct OddScene : Scene {
    OddScene() {
        int minute = 10;
        for (const std::string& text : texts())
            device.punch({{{"emp_code", text},
                           {"punch_time", at(2, "08:" + std::to_string(minute++) + ":00")},
                           {"terminal_alias", text}}});
    }
};

} // namespace

TEST_CASE("A code is a text in every message, request and document") {
    OddScene scene;
    scene.site.employ("0042");
    const auto pass = scene.run({"run", "--device", "lobby", "-vv"});
    INFO(pass.err);
    CHECK(pass.exit_code == 0);
    CHECK(is_harmless(pass.out + pass.err));
    for (const std::vector<std::string>& asked : {std::vector<std::string>{"status"},
                                                  {"why", texts().front(), "--device", "lobby"},
                                                  {"map-check", "--device", "lobby"},
                                                  {"reconcile", "--device", "lobby"}}) {
        const auto outcome = scene.run(asked);
        INFO(asked.front() << "\n" << outcome.out << outcome.err);
        CHECK(is_harmless(outcome.out + outcome.err));
    }
    const Json waiting = scene.run_json({"status"});
    CHECK(waiting.dump().find("DROP TABLE") != std::string::npos);
}

TEST_CASE("A code reaches the site as it is, and finds its Employee") {
    OddScene scene;
    for (std::size_t i = 0; i < texts().size(); ++i)
        scene.site.employ("E" + std::to_string(i), {{"attendance_device_id", texts()[i]}});
    const auto pass = scene.run({"run", "--device", "lobby"});
    INFO(pass.err);
    CHECK(pass.exit_code == 0);
    CHECK(scene.site.checkins().size() == texts().size());
    CHECK(scene.site.doubled() == 0);
}

TEST_CASE("No cell of a CSV is a formula, wherever a spreadsheet program parts it") {
    OddScene scene;
    scene.site.employ("0042");
    scene.run({"pull", "--device", "lobby"});
    const auto outcome = scene.run({"map-check", "--device", "lobby", "--csv"});
    INFO(outcome.out << outcome.err);
    CHECK(is_harmless(outcome.out));
    CHECK(outcome.out.find("\"'=HYPERLINK(\"\"http://x\"\")\"") != std::string::npos);
    CHECK(outcome.out.find("\"'+1;=1+1\"") != std::string::npos);
}

TEST_CASE("What the site says of a refusal is a text too") {
    Scene scene;
    scene.site.employ("0042");
    scene.device.punch({{{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}}});
    const std::string words = GENERATE(from_range(texts()));
    scene.site.faults({{"match", {{"path", "insert_many"}}},
                       {"times", 0},
                       {"do", {{"kind", "refuse"}, {"message", words}}}});
    const auto pass = scene.run({"run", "--device", "lobby"});
    INFO(pass.err);
    CHECK(is_harmless(pass.out + pass.err));
    CHECK(is_harmless(scene.run({"why", "0042", "--device", "lobby"}).out));
}
