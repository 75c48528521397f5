// A terminal that stands alone, and is not the one, or does not let zksync in.
#include "harness/eventually.hpp"
#include "harness/wall_scene.hpp"

using namespace e2e;
using Catch::Contains;

namespace {

/// Commands that ask for punches or people.
bool has_read(WallScene& scene) {
    for (const int command : scene.terminal.commands())
        if (command == 13 || command == 9 || command == 1503) return true;
    return false;
}

} // namespace

TEST_CASE("A wrong key is refused once, and not tried again until it is another, or auth asks") {
    WallScene scene;
    scene.terminal.knobs({{"key", 1234}});
    scene.config.set("device.gate", "comm_key", "4321");
    scene.punch("1001", at(2, "08:00:00"));
    const Outcome refused = scene.pull();
    CHECK(refused.exit_code == 77);
    CHECK_THAT(refused.err, Contains("it refuses the key") && !Contains("4321"));
    CHECK(eventually([&] { return scene.terminal.commands().back() == 1001; }));

    scene.terminal.forget_requests();
    const Outcome remembered = scene.pull();
    CHECK(remembered.exit_code == 77);
    CHECK_THAT(remembered.err, Contains("not asked again with it") && Contains("zksync auth --device gate"));
    CHECK(scene.terminal.requests().empty());

    SECTION("another key is tried") {
        scene.config.set("device.gate", "comm_key", "1234");
        CHECK(scene.pulled().at("new") == 1);
    }
    SECTION("auth asks again, and then a pass does") {
        scene.terminal.knobs({{"key", 4321}});
        const Outcome auth = scene.run({"auth"});
        CHECK_THAT(auth.out, Contains("key is accepted"));
        CHECK(scene.pulled().at("new") == 1);
    }
}

TEST_CASE("Another terminal at the address is read only with the configuration's consent") {
    WallScene scene;
    scene.punch("1001", at(2, "08:00:00"));
    REQUIRE(scene.pull().exit_code == 0);
    scene.terminal.knobs({{"options", {{"~SerialNumber", "NEW000002"}, {"MAC", "00:17:61:11:22:33"}}}});
    scene.punch("1002", at(1, "08:00:00"));
    scene.terminal.forget_requests();
    const Outcome stopped = scene.pull();
    CHECK(stopped.exit_code == 78);
    CHECK_THAT(stopped.err, Contains("NEW000002") && Contains("CQUJ190000001") &&
                                Contains("serial_number = \"NEW000002\" in [device.gate]"));
    CHECK(scene.run({"map-check"}).exit_code == 78);
    CHECK_FALSE(has_read(scene));
    CHECK(eventually([&] { return scene.terminal.commands().back() == 1001; }));

    scene.config.set("device.gate", "serial_number", "NEW000002");
    CHECK(scene.pulled().at("new") == 2); // the terminal that replaced it has the old row too: another punch
    scene.config.remove("device.gate", "serial_number");
    CHECK(scene.pull().exit_code == 0);
}

TEST_CASE("A configured serial number has to be there before anything is read") {
    WallScene scene;
    scene.config.set("device.gate", "serial_number", "OTHER0001");
    scene.punch("1001", at(2, "08:00:00"));
    const Outcome stopped = scene.pull();
    CHECK(stopped.exit_code == 78);
    CHECK_THAT(stopped.err, Contains("OTHER0001") && Contains("CQUJ190000001"));
    CHECK_FALSE(has_read(scene));
}

TEST_CASE("A terminal without a serial number is known by its MAC, or by its address alone") {
    WallScene scene;
    scene.punch("1001", at(2, "08:00:00"));
    SECTION("by its MAC") {
        scene.terminal.knobs({{"options", {{"MAC", "00:17:61:11:22:33"}}}});
        CHECK(scene.pulled().at("new") == 1);
        scene.terminal.knobs({{"options", {{"MAC", "00:17:61:99:99:99"}}}});
        CHECK(scene.pull().exit_code == 78);
    }
    SECTION("by its address") {
        scene.terminal.knobs({{"options", Json::object()}});
        CHECK(scene.pulled().at("new") == 1);
        CHECK(scene.pulled().at("read") == 0);
        scene.config.set("device.gate", "url", scene.address("zk+udp"));
        CHECK(scene.pull().exit_code == 78);
        CHECK(scene.run({"pull", "--same-device"}).exit_code == 0);
    }
}

TEST_CASE("A terminal that says who it is may have another address") {
    WallScene scene;
    scene.punch("1001", at(2, "08:00:00"));
    REQUIRE(scene.pull().exit_code == 0);
    scene.config.set("device.gate", "url", scene.address("zk+udp"));
    CHECK(scene.pull().exit_code == 0);
}

TEST_CASE("What is no terminal is said to be none, and nobody there is said too") {
    WallScene scene;
    SECTION("a web server") {
        scene.terminal.faults({{"do", "http"}, {"code_of", 1000}, {"times", 0}});
        const Outcome pass = scene.pull();
        CHECK(pass.exit_code == 65);
        CHECK_THAT(pass.err, Contains("is not a ZK terminal"));
    }
    SECTION("nobody") {
        scene.config.set("device.gate", "url", "zk://127.0.0.1:9");
        const Outcome pass = scene.pull();
        CHECK(pass.exit_code == 69);
        CHECK_THAT(pass.err, Contains("cannot reach the terminal at 127.0.0.1:"));
    }
}

TEST_CASE("What does not apply to a terminal, or to a server, is a mistake with its place") {
    WallScene scene;
    SECTION("a user at a terminal") {
        scene.config.set("device.gate", "username", "admin");
        const Outcome pass = scene.pull();
        CHECK(pass.exit_code == 78);
        CHECK_THAT(pass.err,
                   Contains("device.gate.username: does not apply to a terminal that stands alone") &&
                       Catch::Matches("(.|\n)*zksync.toml:[0-9]+:[0-9]+: device.gate.username(.|\n)*"));
    }
    SECTION("a slash behind the address") {
        scene.config.set("device.gate", "url", scene.address() + "/");
        CHECK(scene.pull().exit_code == 78);
    }
    SECTION("the key of a terminal at a server") {
        scene.config.set("device.gate", "url", "http://127.0.0.1:9").set("device.gate", "username", "admin");
        scene.config.set_raw("device.gate", "comm_key", "123456");
        const Outcome pass = scene.pull();
        CHECK(pass.exit_code == 78);
        CHECK_THAT(pass.err, Contains("device.gate.comm_key: applies to a terminal that stands alone only") &&
                                 !Contains("123456"));
    }
    CHECK(scene.terminal.requests().empty());
}
