// What goes wrong on the way to a terminal that stands alone: no punch is lost, and no mark moves too far.
#include "harness/eventually.hpp"
#include "harness/wall_scene.hpp"

#include <csignal>

using namespace e2e;
using Catch::Contains;

namespace {

constexpr int log_asked_for = 1503, exit_said = 1001;

struct FaultyWall : WallScene {
    explicit FaultyWall(int rows = 400) {
        terminal.post("/_sim/generate", {{"count", rows}, {"people", 5}, {"from", days_ago(5)}});
    }
    Json status() { return run_json({"status"}).at("devices").at(0); }
    /// Some pass read everything: the mark has moved, and status tells when that was.
    bool was_read() { return status().at("last_good_pass") != nullptr; }
    bool ended_with_exit() {
        return eventually([&] {
            const auto commands = terminal.commands();
            return !commands.empty() && commands.back() == exit_said;
        });
    }
};

} // namespace

TEST_CASE("What comes between, late, in pieces or of another request costs nothing") {
    const std::string fault = GENERATE("event", "stale", "late", "split");
    const std::string scheme = GENERATE("zk", "zk+udp");
    CAPTURE(fault, scheme);
    FaultyWall scene;
    scene.config.set("device.gate", "url", scene.address(scheme));
    scene.terminal.faults({{"do", fault}, {"times", 0}, {"ms", 5}});
    CHECK(scene.pulled().at("new") == 400);
    CHECK(scene.was_read());
}

TEST_CASE("Datagrams that are lost, doubled, damaged, swapped or cut are asked for again") {
    const std::string fault = GENERATE("lose", "double", "damage", "swap", "cut", "no_data", "silence");
    CAPTURE(fault);
    FaultyWall scene;
    scene.config.set("device.gate", "url", scene.address("zk+udp")).set("device.gate", "timeout", "4s");
    scene.terminal.faults({{"do", fault}, {"code_of", 1504}, {"nth", 2}, {"times", 1}});
    CHECK(scene.pulled().at("new") == 400);
    CHECK(scene.was_read());
}

TEST_CASE("A read that breaks is said, keeps what came, and the next pass reads it all") {
    struct Broken {
        const char* fault;
        int code;
    };
    const auto [fault, code] = GENERATE(Broken{"close", 69}, Broken{"reset", 69}, Broken{"silence", 69},
                                        Broken{"cut", 65}, Broken{"long", 65}, Broken{"http", 65});
    CAPTURE(fault);
    FaultyWall scene(4'000);
    scene.config.set("device.gate", "timeout", "1s");
    scene.terminal.faults({{"do", fault}, {"code_of", 1504}, {"nth", 2}, {"times", 1}});
    const Outcome broken = scene.pull();
    CAPTURE(broken.err);
    CHECK(broken.exit_code == code);
    CHECK(broken.err.find("127.0.0.1:") != std::string::npos);
    CHECK_FALSE(scene.was_read());
    const Json next = scene.pulled();
    CHECK(next.at("read") == 4'000);
    CHECK(next.at("new") > 0);
    CHECK(next.at("new") < 4'000); // the first piece had come
    CHECK(scene.was_read());
}

TEST_CASE("Sizes that do not agree are no complete read") {
    const std::string knob = GENERATE("total_delta", "announce_delta");
    const int by = GENERATE(-40, 40);
    CAPTURE(knob, by);
    FaultyWall scene;
    scene.config.set("device.gate", "timeout", "1s");
    scene.terminal.knobs({{knob, by}});
    const Outcome pass = scene.pull();
    CAPTURE(pass.err);
    CHECK((pass.exit_code == 65 || pass.exit_code == 69));
    CHECK_FALSE(scene.was_read());
    scene.terminal.knobs({{knob, 0}});
    scene.pull();
    CHECK(scene.was_read());
    CHECK(scene.status().at("states").at("pending") == 400);
}

TEST_CASE("A count that is wrong the same way twice is said once, and the sizes are believed from then on") {
    const int by = GENERATE(3, -3);
    CAPTURE(by);
    FaultyWall scene;
    scene.terminal.knobs({{"count_delta", by}});
    const Outcome first = scene.pull();
    CAPTURE(first.err);
    CHECK(first.exit_code == 65);
    CHECK_THAT(first.err, Contains(" rows, and 400 came"));
    CHECK_FALSE(scene.was_read());
    const Outcome second = scene.pull();
    CHECK(second.exit_code == 0);
    CHECK_THAT(second.err, Contains("counts its rows wrong"));
    CHECK(scene.was_read());
    const Outcome third = scene.pull();
    CHECK(third.exit_code == 0);
    CHECK(third.err.empty());
    CHECK(scene.pulled().at("read") == 400); // whole at every pass
    // Off by another number from now on: that one has to come twice too.
    scene.terminal.knobs({{"count_delta", by == 3 ? 5 : 2}});
    CHECK(scene.pull().exit_code == 65);
    CHECK(scene.pull().exit_code == 0);
    CHECK(scene.pull().exit_code == 0);
}

TEST_CASE("A terminal that counts nothing is read whole at each pass") {
    FaultyWall scene;
    scene.terminal.knobs({{"counts_size", 4}});
    CHECK(scene.pulled().at("new") == 400);
    CHECK(scene.was_read());
    const Json next = scene.pulled();
    CHECK(next.at("read") == 400);
    CHECK(next.at("new") == 0);
}

TEST_CASE("A refused log is an empty one only where nothing is counted in it") {
    FaultyWall scene(GENERATE(0, 400));
    scene.terminal.knobs({{"offer", "refused"}});
    const bool is_empty = scene.terminal.get("/_sim/stats").at("rows") == 0;
    const Outcome pass = scene.pull();
    CAPTURE(pass.err);
    CHECK(pass.exit_code == (is_empty ? 0 : 65));
    CHECK(scene.was_read() == is_empty);
}

TEST_CASE("The legacy stream, and one packet with everything, are read too") {
    const std::string offer = GENERATE("stream", "whole");
    const std::string scheme = GENERATE("zk", "zk+udp");
    CAPTURE(offer, scheme);
    FaultyWall scene;
    scene.config.set("device.gate", "url", scene.address(scheme));
    scene.terminal.knobs({{"offer", offer}});
    CHECK(scene.pulled().at("new") == 400);
}

TEST_CASE("max_time ends a read: what came is kept, and the mark does not move") {
    FaultyWall scene(20'000);
    scene.config.set("device.gate", "max_time", "1s");
    scene.terminal.knobs({{"piece_delay_ms", 300}});
    const Outcome pass = scene.pull();
    CHECK(pass.exit_code == 65);
    CHECK_THAT(pass.err, Contains("it takes longer than max_time"));
    CHECK(scene.ended_with_exit());
    CHECK_FALSE(scene.was_read());
    scene.config.set("device.gate", "max_time", "60s");
    scene.terminal.knobs({{"piece_delay_ms", 0}});
    const Json next = scene.pulled();
    CHECK(next.at("new") > 0);
    CHECK(next.at("new") < 20'000);
}

TEST_CASE("A signal ends a read at once, with EXIT, and loses nothing of what came") {
    const int signal = GENERATE(SIGTERM, SIGINT);
    FaultyWall scene(20'000);
    scene.terminal.knobs({{"piece_delay_ms", 400}});
    Process pass = scene.start({"pull"});
    REQUIRE(eventually([&] {
        const auto commands = scene.terminal.commands();
        return std::count(commands.begin(), commands.end(), log_asked_for + 1) >= 2;
    }));
    pass.send(signal);
    const Outcome ended = pass.wait();
    CHECK(ended.exit_code == 128 + signal);
    CHECK(scene.ended_with_exit());
    CHECK_FALSE(scene.was_read());
    scene.terminal.knobs({{"piece_delay_ms", 0}});
    CHECK(scene.pulled().at("read") == 20'000);
}

TEST_CASE("A punch that comes while the log is read is left to the next pass") {
    FaultyWall scene(20'000);
    scene.terminal.knobs({{"piece_delay_ms", 100}});
    Process pass = scene.start({"pull"});
    REQUIRE(eventually([&] {
        const auto commands = scene.terminal.commands();
        return std::count(commands.begin(), commands.end(), log_asked_for + 1) >= 2;
    }));
    scene.punch("1001", at(1, "08:00:00"));
    const Outcome ended = pass.wait();
    CHECK(ended.exit_code == 0);
    CHECK(ended.err.empty());
    CHECK(scene.was_read());
    CHECK(scene.pulled().at("new") == 1);
}

TEST_CASE("Without numbers or checksums that can be relied on, a terminal is read all the same") {
    const std::string knob = GENERATE("echoes_numbers", "right_checksums");
    CAPTURE(knob);
    FaultyWall scene;
    scene.terminal.knobs({{knob, false}});
    CHECK(scene.pulled().at("new") == 400);
}
