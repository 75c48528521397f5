// docs/coming-from.md: a site that holds what another tool brought.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

/// A month of two people; the other tool brought them with its own label, and without log types or with
/// others.
struct OtherToolScene : PushScene {
    OtherToolScene() {
        config.set("device.lobby", "since", days_ago(40));
        employ(2);
        Json brought = Json::array();
        for (int day = 33; day >= 4; --day) {
            for (const char* code : {"0001", "0002"}) {
                for (const char* hour : {"08:00:07", "17:00:42"}) {
                    punch(code, at(day, hour), {{"punch_state", hour[0] == '0' ? 0 : 1}});
                    brought.push_back({{"employee", std::string("HR-EMP-") + code},
                                       {"time", at(day, hour)},
                                       {"log_type", day % 2 == 0 ? Json("IN") : Json()},
                                       {"device_id", "test_1"},
                                       {"name", "OLD-" + std::to_string(brought.size())}});
                }
            }
        }
        lost_ = brought.back();
        brought.erase(brought.end() - 1);
        brought_ = brought.size();
        site.post("/_sim/checkins", brought);
    }
    Json lost_;               ///< the one that it did not bring
    std::size_t brought_ = 0; ///< check-ins
};

} // namespace

TEST_CASE("What another tool brought is not doubled, whatever its label and log types") {
    OtherToolScene scene;
    const PassResult pass = scene.pass();
    INFO(pass.text());
    CHECK(pass.exit_code == 0);
    CHECK(pass.count("duplicate") == static_cast<int>(scene.brought_));
    CHECK(pass.count("sent") == 1);
    CHECK(scene.site.doubled() == 0);
    CHECK(scene.site.checkins().size() == scene.brought_ + 1);
    scene.site.forget_requests();
    CHECK(scene.pass().exit_code == 0);
    CHECK(scene.site.writes() == 0);
}

TEST_CASE("Nor is it by a file of the same days") {
    OtherToolScene scene;
    std::string text;
    for (int day = 33; day >= 4; --day)
        text += "1\t" + at(day, "08:00:07") + "\t1\t0\t1\t0\n0001\t" + at(day, "08:00:07") + "\t1\t0\t1\t0\n";
    write_file(scene.dir / "1_attlog.dat", text);
    CHECK(scene.run({"import", scene.dir / "1_attlog.dat"}).exit_code == 0);
    CHECK(scene.run({"push"}).exit_code == 0);
    CHECK(scene.site.checkins().size() == scene.brought_);
    CHECK(scene.rows_in("duplicate") == 30);
}
