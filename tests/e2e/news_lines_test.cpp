// What a pass says to people: no more lines than one reads, and in words.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace e2e;

namespace {

struct NewSite : PushScene {
    Device gate, yard;

    NewSite() {
        live_by_the_sites_clock();
        const auto add = [&](const std::string& name, Device& any) {
            any.knobs({{"password", device_password}});
            config.set("device." + name, "url", any.url())
                .set("device." + name, "username", "admin")
                .set("device." + name, "password_file", secret(name, device_password))
                .set("device." + name, "since", days_ago(20));
        };
        add("gate", gate);
        add("yard", yard);
        employ(1);
        punch("0001", at(2, "08:00:00"));
        strangers(device, 1000, 3);
    }
    /// Punches of codes that nobody has.
    static void strangers(Device& any, int first, int people) {
        Json rows = Json::array();
        for (int code = first; code < first + people; ++code)
            rows.push_back({{"emp_code", std::to_string(code)}, {"punch_time", at(2, "08:00:00")}});
        any.punch(rows);
    }
};

std::vector<std::string> lines_of(const std::string& text) {
    std::istringstream stream(text);
    std::vector<std::string> lines;
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

} // namespace

TEST_CASE("The first pass of a new site says its news in twenty lines for all devices, the rest by number") {
    NewSite scene;
    NewSite::strangers(scene.gate, 2000, 30);
    NewSite::strangers(scene.yard, 3000, 30);
    const auto pass = scene.run({"run", "--all"});
    INFO(pass.err);
    CHECK(pass.exit_code == 0);
    const auto lines = lines_of(pass.err);
    CHECK(lines.size() == 20);
    CHECK(lines.back() == "zksync: and 44 more that wait or are quarantined (zksync status; before a "
                          "go-live, zksync map-check)");
    CHECK(scene.run({"run", "--all"}).err.empty());
}

TEST_CASE("What two devices say of one code is said once, and twenty lines are twenty") {
    NewSite scene;
    NewSite::strangers(scene.gate, 1000, 20);
    const auto pass = scene.run({"run", "--all"});
    INFO(pass.err);
    CHECK(lines_of(pass.err).size() == 20);
    CHECK_FALSE(pass.says("more that wait"));
    const auto lines = lines_of(pass.err);
    CHECK(std::count_if(lines.begin(), lines.end(), [](const std::string& line) {
              return line.find("\"1001\"") != std::string::npos;
          }) == 1);
}

TEST_CASE("What no longer waits, and what a pass did, is said in words") {
    NewSite scene;
    REQUIRE(scene.run({"run", "--all"}).exit_code == 0);
    scene.site.employ("1000");
    const auto pass = scene.run({"-v", "run", "--device", "lobby"});
    INFO(pass.err);
    CHECK(pass.says("employee code 1000 no longer waits for this: Employee Not Found"));
    CHECK_FALSE(pass.says("no-employee"));
    CHECK(pass.says("1 check-in created, 2 wait"));
}

TEST_CASE("A punch that was read twice counts once") {
    PushScene scene;
    scene.employ(1);
    scene.config.set_raw("device.lobby", "page_size", "10");
    scene.punch_minutes(25);
    // The count is another at each request, so the list is read until it comes twice alike.
    scene.device.knobs({{"count_changes", true}});
    const PassResult pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.pull.at("new") == 25);
    CHECK(pass.pull.at("read") == 25);
}
