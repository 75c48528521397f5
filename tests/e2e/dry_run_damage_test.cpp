// A dry run works on copies; what is wrong with the files is said of the files.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using namespace e2e;
namespace fs = std::filesystem;

namespace {

void scribble_over(const fs::path& file) {
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream << std::string(4'096, '\x5a');
}

fs::path site_file_in(const fs::path& state) {
    for (const auto& entry : fs::directory_iterator(state)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("site-") && name.ends_with(".db")) return entry.path();
    }
    return {};
}

} // namespace

TEST_CASE("A dry run names the file that is damaged, not its copy of it") {
    PushScene scene;
    scene.employ(2);
    scene.punch("0001", at(2, "08:00:00"));
    REQUIRE(scene.run({"run"}).exit_code == 0);
    scene.punch("0002", at(2, "09:00:00"));
    const bool is_journal = GENERATE(true, false);
    const fs::path file = is_journal ? scene.state_dir() / "lobby.db" : site_file_in(scene.state_dir());
    REQUIRE(fs::exists(file));
    scribble_over(file);
    const Outcome outcome = scene.run({"--json", "run", "--dry-run"});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 74);
    CHECK(outcome.says(file.string() + " is damaged"));
    CHECK(outcome.says("hint: keep the file: move " + file.string()));
    const Json error = Json::parse(outcome.out).at("devices").at(0).at("error");
    CHECK(error.at("message").get<std::string>().find(file.string()) != std::string::npos);
}
