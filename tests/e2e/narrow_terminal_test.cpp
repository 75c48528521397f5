// Answers on terminals of all widths: no line that is wider, no heading or word broken, commands whole.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using namespace e2e;

namespace {

struct NarrowScene : PushScene {
    NarrowScene() {
        employ(2);
        site.employ("9999", {{"status", "Left"}});
        for (const auto* code : {"0042", "9999"}) {
            device.post("/_sim/employees", Json::array({{{"emp_code", code},
                                                         {"first_name", "Annelies"},
                                                         {"last_name", "Berg-Hoogstraten"}}}));
            punch(code, at(2, "08:00:00"));
        }
        punch("0001", at(2, "08:00:00"));
    }
    std::vector<std::string> shown_on(unsigned short columns, const std::vector<std::string>& typed) {
        write_config();
        std::vector<std::string> arguments{"--config", config_path().string()};
        arguments.insert(arguments.end(), typed.begin(), typed.end());
        auto command = this->command(arguments);
        command.output = Command::Output::terminal;
        command.columns = columns;
        std::istringstream text(e2e::run(command).out);
        std::vector<std::string> lines;
        for (std::string line; std::getline(text, line);) {
            while (line.ends_with('\r')) line.pop_back();
            if (const auto bar = line.rfind("\x1b[K"); bar != line.npos) line.erase(0, bar + 3);
            lines.push_back(line);
        }
        return lines;
    }
};

std::size_t characters_in(const std::string& line) {
    return static_cast<std::size_t>(
        std::ranges::count_if(line, [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

bool is_there(const std::vector<std::string>& lines, const std::string& words) {
    return std::ranges::any_of(lines, [&](const auto& line) { return line.find(words) != line.npos; });
}

std::string joined_with_blanks(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines)
        text += line.substr(std::min(line.find_first_not_of(' '), line.size())) + " ";
    return text;
}

} // namespace

TEST_CASE("On a narrow terminal a row is a list of its fields") {
    NarrowScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const auto status = scene.shown_on(40, {"status"});
    INFO(joined_with_blanks(status));
    CHECK(is_there(status, "DEVICE: lobby"));
    CHECK(is_there(status, "  LAST PASS: "));
    CHECK(is_there(status, "  WAITING: 1"));
    const auto check = scene.shown_on(40, {"map-check"});
    INFO(joined_with_blanks(check));
    CHECK(std::ranges::find(check, "STOP") != check.end());
    CHECK(is_there(check, "  finding: "));
    CHECK(is_there(check, "  code: 0042"));
    CHECK(is_there(check, "  where: lobby"));
    for (const auto* lines : {&status, &check}) {
        for (const std::string& line : *lines) {
            if (line.find("zksync ") == line.npos) CHECK(characters_in(line) <= 40);
        }
    }
}

TEST_CASE("On a wide terminal only what to do is wrapped") {
    NarrowScene scene;
    const auto lines = scene.shown_on(200, {"map-check"});
    INFO(joined_with_blanks(lines));
    const auto heading =
        std::ranges::find_if(lines, [](const auto& line) { return line.starts_with("      finding"); });
    REQUIRE(heading != lines.end());
    CHECK(heading->find("name on device  ") != heading->npos);
    CHECK(heading->ends_with("what to do"));
    CHECK(is_there(lines, "Annelies Berg-Hoogstraten"));
}

TEST_CASE("Sentences are broken at words, and a command that is to be typed is not") {
    NarrowScene scene;
    REQUIRE(scene.run({"run"}).exit_code == 0);
    const unsigned short columns = GENERATE(values<unsigned short>({50, 80}));
    const std::vector<std::string> typed = GENERATE(values<std::vector<std::string>>({
        {"why", "42", days_ago(2)},
        {"why", "0042", days_ago(2)},
        {"map-check"},
        {"status"},
        {"reconcile", "--since", days_ago(6)},
    }));
    const auto lines = scene.shown_on(columns, typed);
    INFO(joined_with_blanks(lines));
    for (const std::string& line : lines) {
        if (line.find("zksync ") == line.npos) CHECK(characters_in(line) <= columns);
    }
    if (typed.at(0) != "why") return;
    // The same words as where it is no terminal.
    std::istringstream unbroken(scene.run(typed).out);
    std::vector<std::string> whole;
    for (std::string line; std::getline(unbroken, line);) whole.push_back(line);
    CHECK(joined_with_blanks(lines) == joined_with_blanks(whole));
    if (typed.at(1) == "42")
        CHECK(is_there(lines, "zksync reconcile --all --since " + days_ago(2) + " --until " + days_ago(2)));
}
