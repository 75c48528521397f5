// The table of map-check, on terminals of several widths and elsewhere.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>

using namespace e2e;

namespace {

struct TableScene : Scene {
    TableScene() {
        site.employ("9999", {{"status", "Left"}});
        for (const auto* code : {"0042", "0043"}) {
            device.post("/_sim/employees", Json::array({{{"emp_code", code},
                                                         {"first_name", "Zo\xc3\xab Annelies Wilhelmina"},
                                                         {"last_name", "van den Berg-Hoogstraten"}}}));
            device.punch({{"emp_code", code}, {"punch_time", at(2, "08:00:00")}});
        }
    }
    std::string shown(unsigned short columns) {
        write_config();
        auto command = this->command({"--config", config_path().string(), "map-check"});
        command.output = Command::Output::terminal;
        command.columns = columns;
        return e2e::run(command).out;
    }
};

std::vector<std::string> shown_lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        while (line.ends_with('\r')) line.pop_back();
        if (const auto end = line.rfind("\x1b[K"); end != std::string::npos) line.erase(0, end + 3);
        lines.push_back(line);
    }
    return lines;
}

/// In characters.
std::size_t shown_width_of(const std::string& line) {
    std::size_t width = 0;
    for (const char c : line) width += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1U : 0U;
    return width;
}

/// Up to the sums.
std::vector<std::string> table_shown_in(const std::string& text) {
    std::vector<std::string> table;
    for (const std::string& line : shown_lines_of(text)) {
        if (line.empty() && !table.empty()) break;
        if (!table.empty() || line.find("what to do") != std::string::npos) table.push_back(line);
    }
    return table;
}

} // namespace

TEST_CASE("The table is as wide as the terminal, and wraps inside its columns") {
    TableScene scene;
    for (const unsigned short columns : std::array<unsigned short, 3>{72, 80, 120}) {
        const std::string text = scene.shown(columns);
        INFO(text);
        const auto table = table_shown_in(text);
        REQUIRE(table.size() > 4);
        for (const std::string& line : table) CHECK(shown_width_of(line) <= columns);
        const auto stop =
            std::ranges::find_if(table, [](const auto& line) { return line.starts_with("STOP"); });
        REQUIRE(stop != table.end());
        CHECK(std::next(stop)->starts_with("      ")); // the row goes on below its own columns
    }
    CHECK(table_shown_in(scene.shown(80)).size() < table_shown_in(scene.shown(72)).size());
}

TEST_CASE("Where a terminal does not know its width, COLUMNS does, else it is 80") {
    TableScene scene;
    const auto as_wide = [&] { return table_shown_in(scene.shown(0)); };
    CHECK(as_wide() == table_shown_in(scene.shown(80)));
    scene.environment["COLUMNS"] = "60";
    CHECK(as_wide() == table_shown_in(scene.shown(60)));
    scene.environment["COLUMNS"] = "wide";
    CHECK(as_wide() == table_shown_in(scene.shown(80)));
}

TEST_CASE("What is no terminal has one line a row") {
    TableScene scene;
    scene.environment["COLUMNS"] = "60";
    const auto table = table_shown_in(scene.run({"map-check"}).out);
    REQUIRE(table.size() == 3);
    CHECK(table[1].starts_with("STOP  "));
    CHECK(table[2].starts_with("STOP  "));
    CHECK(table[1].find("van den Berg-Hoogstraten") != std::string::npos);
}

TEST_CASE("The device named is where the punches are, not each that has the person") {
    Scene scene;
    scene.site.employ("9999");
    scene.device.knobs({{"auto_employees", false}});
    const Json sara = Json::array({{{"emp_code", "0042"}, {"first_name", "Sara"}}});
    scene.device.post("/_sim/employees", sara);
    std::vector<std::unique_ptr<Device>> devices;
    for (const auto* name : {"gate", "yard", "roof"}) {
        devices.push_back(std::make_unique<Device>());
        devices.back()->knobs({{"password", device_password}, {"auto_employees", false}});
        devices.back()->post("/_sim/employees", sara);
        scene.config.set("device." + std::string(name), "url", devices.back()->url())
            .set("device." + std::string(name), "username", "admin")
            .set("device." + std::string(name), "password_file", scene.secret(name, device_password))
            .set("device." + std::string(name), "since", days_ago(20));
    }
    const auto device_in = [](const Json& document) { return document.at("findings").at(0).at("device"); };
    CHECK(device_in(scene.run_json({"map-check"})) == "lobby and 3 more");
    devices[1]->punch({{"emp_code", "0042"}, {"punch_time", at(2, "08:00:00")}});
    CHECK(device_in(scene.run_json({"map-check"})) == "yard");
}
