// pull --since of a terminal that stands alone, which gives its log only whole.
#include "harness/eventually.hpp"
#include "harness/wall_scene.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace e2e;
using Catch::Matchers::Contains;

TEST_CASE("Of a log that is read whole, --since and --until say what is stored") {
    WallScene scene;
    for (const int day : {5, 3, 1}) scene.punch("1001", at(day, "08:00:00"));
    const std::vector<std::string> range{"pull", "--since", days_ago(4), "--until", days_ago(2), "--again"};
    CHECK(scene.run_json(range).at("devices").at(0).at("pull").at("new") == 1);
    CHECK(scene.run_json(range).at("devices").at(0).at("pull").at("new") == 0);
    CHECK(scene.pulled().at("new") == 2);
}

TEST_CASE("A long read of a terminal alone and a pass wait for one another") {
    WallScene scene;
    scene.punch("1001", at(1, "08:00:00"));
    REQUIRE(scene.pull().exit_code == 0);
    // Somebody is at work.
    const int lock = open((scene.state_dir() / "gate.lock").c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(flock(lock, LOCK_EX) == 0);
    Process read = scene.start({"-v", "pull", "--since", days_ago(4)});
    REQUIRE(eventually([&] { return read.err().find("a pass is at work") != std::string::npos; }));
    Process pass = scene.start({"-v", "pull"});
    REQUIRE(eventually([&] { return pass.err().find("a long read (PID") != std::string::npos; }));
    close(lock);
    const Outcome passed = pass.wait(), again = read.wait();
    INFO(passed.err << again.err);
    CHECK(passed.exit_code == 0);
    CHECK(again.exit_code == 0);
    CHECK_THAT(again.err, Contains("1 punch read again, 0 new"));
}
