// --jobs: passes side by side, each a process of its own, told of as if they came one after the other.
#include "harness/three_devices.hpp"

#include <algorithm>

using namespace e2e;

namespace {

/// Where each device is first spoken of, in the order of the configuration.
bool is_in_order(const std::string& said) {
    const auto lobby = said.find("lobby: "), gate = said.find("gate: "), yard = said.find("yard: ");
    return lobby < gate && gate < yard && yard != std::string::npos && said.rfind("lobby: ") < gate &&
           said.rfind("gate: ") < yard;
}

/// A program that leaves a line whenever it is asked for the site's secret.
void ask_by_command(ThreeDevices& scene) {
    scene.config.remove("site", "api_secret_file")
        .set_raw("site", "api_secret_command",
                 "[\"/bin/sh\", \"-c\", \"echo asked >> " + (scene.dir / "asked").string() + "; echo " +
                     site_secret + "\"]");
}

} // namespace

TEST_CASE("Devices are asked side by side, and told of in the order of the configuration") {
    ThreeDevices scene;
    scene.punch_everywhere();
    scene.hold();
    Process run = scene.start({"-v", "run", "--all", "--jobs", "3"});
    REQUIRE(scene.all_hold());
    // The last one first.
    for (Device* each : {&scene.yard, &scene.gate, &scene.device}) ThreeDevices::go_on(*each);
    const Outcome outcome = run.wait();
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(is_in_order(outcome.err));
    CHECK(scene.stored().size() == 3);
    CHECK(scene.site.get("/_sim/stats").at("most_writes_in_flight") == 1);
}

TEST_CASE("No more are at work than were asked for") {
    ThreeDevices scene;
    scene.hold();
    Process run = scene.start({"run", "--all", "--jobs", "2"});
    REQUIRE(eventually([&] { return ThreeDevices::holds(scene.device) && ThreeDevices::holds(scene.gate); }));
    CHECK(scene.yard.requests().empty());
    ThreeDevices::go_on(scene.gate);
    REQUIRE(eventually([&] { return ThreeDevices::holds(scene.yard); }));
    ThreeDevices::go_on(scene.device);
    ThreeDevices::go_on(scene.yard);
    CHECK(run.wait().exit_code == 0);
}

TEST_CASE(
    "What is said of one device is said whole, with errors where they belong, and the code is the same") {
    ThreeDevices scene;
    scene.gate.knobs({{"licence_lapsed", true}});
    const Outcome one_by_one = scene.run({"run", "--all"});
    const Outcome at_once = scene.run({"run", "--all", "--jobs", "64"});
    CHECK(at_once.exit_code == 3);
    CHECK(at_once.err == one_by_one.err);
    CHECK(at_once.out == one_by_one.out);
    for (Device* each : scene.devices()) each->knobs({{"licence_lapsed", true}});
    CHECK(scene.run({"pull", "--all", "--jobs", "2"}).exit_code == 77);
}

TEST_CASE("A dry run side by side says and decides what one after the other does") {
    ThreeDevices scene;
    scene.punch_everywhere();
    scene.device.punch({{"emp_code", "0777"}, {"punch_time", at(2, "20:00:00")}});
    scene.gate.punch({{"emp_code", "0002"}, {"punch_time", "2000-01-01 00:00:07"}});
    const auto form = GENERATE("", "--csv", "--json");
    std::vector<std::string> arguments{"run", "--all", "--dry-run"};
    if (*form != '\0') arguments.emplace_back(form);
    const Outcome one_by_one = scene.run(arguments);
    arguments.insert(arguments.end(), {"--jobs", "3"});
    const Outcome at_once = scene.run(arguments);
    CHECK(at_once.exit_code == 0);
    CHECK(at_once.out == one_by_one.out);
    CHECK(at_once.err == one_by_one.err);
    CHECK_FALSE(at_once.out.empty());
    CHECK(scene.stored().empty());
}

TEST_CASE("The document is one, and has the same as that of passes one after the other") {
    ThreeDevices scene;
    scene.punch_everywhere();
    const Json document = scene.run_json({"run", "--all", "--jobs", "3"});
    CHECK(document.at("exit_code") == 0);
    REQUIRE(document.at("devices").size() == 3);
    for (std::size_t i = 0; i < 3; ++i) {
        const Json& report = document.at("devices").at(i);
        CHECK(report.at("device") == scene.names.at(i));
        CHECK(report.at("pull").at("new") == 1);
        CHECK(report.at("push").at("sent") == 1);
        CHECK(report.at("error").is_null());
    }
    CHECK(scene.run_json({"run", "--all", "--jobs", "3"}) == scene.run_json({"run", "--all"}));
}

TEST_CASE("News of the site is said once, however many devices have it") {
    ThreeDevices scene;
    for (Device* each : scene.devices())
        each->punch({{"emp_code", "0777"}, {"punch_time", at(2, "08:00:00")}});
    const Outcome outcome = scene.run({"run", "--all", "--jobs", "3"});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    const auto first = outcome.err.find("0777");
    CHECK(first != std::string::npos);
    CHECK(outcome.err.find("0777", first + 4) == std::string::npos);
}

TEST_CASE("News of many people is twenty lines for all devices together") {
    ThreeDevices scene;
    int code = 1000;
    for (Device* each : scene.devices())
        for (int person = 0; person < 9; ++person)
            each->punch({{"emp_code", std::to_string(++code)}, {"punch_time", at(2, "08:00:00")}});
    const Outcome outcome = scene.run({"run", "--all", "--jobs", "3"});
    INFO(outcome.err);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 20);
    CHECK(outcome.says("and 8 more that wait"));
}

TEST_CASE("A program that gives the site's secret is asked once") {
    ThreeDevices scene;
    ask_by_command(scene);
    std::vector<std::string> arguments{"run", "--all", "--jobs", "3"};
    if (GENERATE(false, true)) arguments.emplace_back("--dry-run");
    CHECK(scene.run(arguments).exit_code == 0);
    CHECK(read_file(scene.dir / "asked") == "asked\n");
}

TEST_CASE("Without --all, --jobs changes nothing; it is a number from 1 to 64") {
    ThreeDevices scene;
    CHECK(scene.run({"run", "--device", "gate", "--jobs", "8"}).exit_code == 0);
    CHECK(scene.run({"run", "--all", "--jobs", "1"}).exit_code == 0);
    const std::string wrong = GENERATE("0", "65", "-1", "many", "3.5", "");
    const Outcome outcome = scene.run({"run", "--all", "--jobs", wrong});
    INFO(wrong);
    CHECK(outcome.exit_code == 64);
    CHECK(outcome.says("--jobs"));
    CHECK(outcome.says("64"));
}

TEST_CASE("On a terminal it is shown how many devices are through") {
    ThreeDevices scene;
    Command wanted = scene.configured({"run", "--all", "--jobs", "3"});
    wanted.output = Command::Output::terminal;
    wanted.environment["TERM"] = "xterm";
    scene.hold();
    Process run(wanted);
    REQUIRE(scene.all_hold());
    ThreeDevices::go_on(scene.gate);
    CHECK(eventually([&] { return run.out().find("1/3") != std::string::npos; }));
    ThreeDevices::go_on(scene.device);
    ThreeDevices::go_on(scene.yard);
    const Outcome outcome = run.wait();
    CHECK(outcome.exit_code == 0);
    INFO(outcome.out);
    CHECK(is_in_order(outcome.out));
    // Nothing of the bar stays.
    CHECK(outcome.out.rfind("\x1b[K") > outcome.out.rfind("devices"));
}
