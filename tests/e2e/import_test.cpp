// import: a terminal's file, and the same punches over the network.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace e2e;

namespace {

constexpr const char* usb_name = "CQUJ190000001_attlog.dat";

/// As a terminal writes it to a USB stick.
std::string usb_line(const std::string& code, const std::string& time, int state) {
    std::string padded(code.size() < 9 ? 9 - code.size() : 0, ' ');
    return padded + code + "\t" + time + "\t1\t" + std::to_string(state) + "\t1\t0\r\n";
}

struct ImportScene : PushScene {
    ImportScene() { employ(3); }

    std::filesystem::path file(const std::string& name, const std::string& content) {
        write_file(dir / name, content);
        return dir / name;
    }
    /// A morning of three people, on the device too.
    std::string morning() {
        std::string text;
        for (const char* code : {"0001", "0002", "0003"}) text += usb_line(code, at(1, "08:59:01"), 0);
        return text + usb_line("0001", at(1, "17:00:00"), 1);
    }
    void record_morning() {
        for (const char* code : {"0001", "0002", "0003"}) punch(code, at(1, "08:59:01"));
        punch("0001", at(1, "17:00:00"), {{"punch_state", 1}});
    }
    Json import(const std::vector<std::string>& arguments, int exit_code = 0) {
        std::vector<std::string> all{"--json", "import"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const Outcome outcome = run(all);
        INFO(outcome.out << outcome.err);
        REQUIRE(outcome.exit_code == exit_code);
        return Json::parse(outcome.out);
    }
    /// Who is on the site when, without the label: a file has no names of terminals.
    Lines seconds_on_site() {
        Lines lines;
        for (const Json& checkin : site.checkins()) {
            lines.push_back(checkin.at("employee").get<std::string>() + " " +
                            checkin.at("time").get<std::string>().substr(0, 19) + " " +
                            checkin.at("log_type").get<std::string>());
        }
        std::sort(lines.begin(), lines.end());
        return lines;
    }
    void check_morning() {
        CHECK(seconds_on_site() ==
              Lines{"HR-EMP-0001 " + at(1, "08:59:01") + " IN", "HR-EMP-0001 " + at(1, "17:00:00") + " OUT",
                    "HR-EMP-0002 " + at(1, "08:59:01") + " IN", "HR-EMP-0003 " + at(1, "08:59:01") + " IN"});
        CHECK(site.doubled() == 0);
    }
};

} // namespace

TEST_CASE("A morning from the USB file while the network is down, then over it: each once") {
    ImportScene scene;
    const auto file = scene.file(usb_name, scene.morning());
    const Json imported = scene.import({file});
    CHECK(imported.at("read") == 4);
    CHECK(imported.at("new") == 4);
    CHECK(imported.at("bad") == 0);
    CHECK(imported.at("files").at(0).at("format") == "attlog");
    // It asked neither end.
    CHECK(scene.device.requests().empty());
    CHECK(scene.site.requests().empty());

    CHECK(scene.run({"push"}).exit_code == 0);
    scene.check_morning();
    CHECK(scene.device.requests().empty());

    scene.record_morning();
    const PassResult pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.pull.at("new") == 0);
    scene.check_morning();
    CHECK(scene.rows_in("any") == 4);
    CHECK(scene.import({file}).at("known") == 4);
}

TEST_CASE("Imported and not delivered yet, then read over the network: each once") {
    ImportScene scene;
    scene.record_morning();
    scene.import({scene.file("1_attlog.dat", scene.morning())});
    CHECK(scene.pass().exit_code == 0);
    scene.check_morning();
    CHECK(scene.rows_in("any") == 4);
}

TEST_CASE("Over the network first, then from files of two names: nothing is new") {
    ImportScene scene;
    scene.record_morning();
    CHECK(scene.pass().exit_code == 0);
    const Json imported =
        scene.import({scene.file("1_attlog.dat", scene.morning()), scene.file(usb_name, scene.morning())});
    CHECK(imported.at("new") == 0);
    CHECK(imported.at("known") == 8);
    CHECK(scene.pass().exit_code == 0);
    scene.check_morning();
}

TEST_CASE("Rows that only a file has leave a pass without news at two requests") {
    ImportScene scene;
    scene.record_morning();
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene
              .import({scene.file(usb_name, usb_line("0002", at(1, "12:00:00"), 1) +
                                                usb_line("0003", at(0, "00:00:01"), 1))})
              .at("new") == 2);
    CHECK(scene.pass().exit_code == 0);
    scene.device.forget_requests();
    const PassResult quiet = scene.pass();
    CHECK(quiet.exit_code == 0);
    CHECK(scene.device.count_requests("GET", Device::transactions) == 2);
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.seconds_on_site().size() == 6);
}

TEST_CASE("A punch that the server uploads behind an imported one is not missed") {
    ImportScene scene;
    scene.punch("0001", at(2, "08:00:00"));
    CHECK(scene.pass().exit_code == 0);
    scene.import({scene.file(usb_name, usb_line("0001", at(0, "00:00:01"), 0))});
    scene.punch("0002", at(1, "08:00:00"));
    scene.punch("0003", at(1, "08:00:00.500"));
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.seconds_on_site().size() == 4);
}

TEST_CASE("Two rows of one second, an IN and an OUT, are one check-in whichever way they come") {
    ImportScene scene;
    scene.punch("0001", at(1, "08:00:00"), {{"punch_state", 0}});
    scene.punch("0001", at(1, "08:00:00"), {{"punch_state", 1}});
    const Json imported = scene.import({scene.file(usb_name, usb_line("0001", at(1, "08:00:00"), 0) +
                                                                 usb_line("0001", at(1, "08:00:00"), 1))});
    CHECK(imported.at("new") == 1);
    CHECK(imported.at("known") == 1);
    CHECK(scene.run({"push"}).exit_code == 0);
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.seconds_on_site() == Lines{"HR-EMP-0001 " + at(1, "08:00:00") + " IN"});
}

TEST_CASE("reconcile and why call what only a file has so") {
    ImportScene scene;
    scene.record_morning();
    scene.import({scene.file(usb_name, usb_line("0002", at(1, "12:00:00"), 1))});
    CHECK(scene.pass().exit_code == 0);
    const Outcome outcome = scene.run({"reconcile", "--since", days_ago(2)});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("1 of them from a file"));
    CHECK(scene.report(scene.run_json({"reconcile", "--since", days_ago(2)})).at("from_file") == 1);
    CHECK(scene.run({"why", "0002", days_ago(1)}).says("from a file"));
}

TEST_CASE("Its terminal is the one that is named, else that of the file's name, else the only one") {
    ImportScene scene;
    const std::string line = usb_line("0001", at(1, "08:00:00"), 0);
    scene.import({"--terminal", "AAA1111111", scene.file("BBB2222222_attlog.dat", line)});
    scene.import({scene.file("BBB2222222_attlog.dat", line)});
    // Whose file that is, nobody knows: two terminals are known by now, and it may be either's.
    CHECK(scene.import({scene.file("1_attlog.dat", line)}).at("known") == 1);
    CHECK(scene.rows_in("any") == 2);
    const Outcome why = scene.run({"why", "0001", days_ago(1)});
    CHECK(why.says("AAA1111111"));
    CHECK(why.says("BBB2222222"));
}

TEST_CASE("What lies before since, and what nobody's clock can show, is judged as over the network") {
    ImportScene scene;
    const Outcome outcome =
        scene.run({"import", scene.file(usb_name, usb_line("0001", at(300, "08:00:00"), 0) +
                                                      usb_line("0001", at(-9, "08:00:00"), 0) +
                                                      usb_line("0", at(1, "08:00:00"), 0))});
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.says("3 read, 3 new (2 of them ignored, 1 quarantined), 0 known, 0 bad"));
}
