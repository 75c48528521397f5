// Passes side by side, every one of them killed at the same step: the command names each, and the next ones
// end with the same site as if nothing had been.
#include "harness/meddling.hpp"
#include "harness/three_devices.hpp"

#include <catch2/catch.hpp>

#include <csignal>

using namespace e2e;

namespace {

struct SideBySideStage : ThreeDevices {
    SideBySideStage() {
        unsigned seed = 1;
        for (Device* each : devices())
            each->generate(
                {{"people", 3}, {"days", 1}, {"from", days_ago(3)}, {"per_day", 4}, {"seed", seed++}});
    }
    enum class Killed { passes, all };
    Outcome pass_killed_at(int step, Killed whom) {
        Meddling killing;
        killing.kill_at = step;
        killing.spares_the_first = whom == Killed::passes;
        meddle(*this, killing);
        return run({"run", "--all", "--jobs", "3"});
    }
    /// As if whatever was sent before were over by now.
    Outcome good_pass(int number) {
        Meddling later;
        later.boot = std::chrono::seconds(1000 * number);
        meddle(*this, later);
        return run({"run", "--all", "--jobs", "3"});
    }
    /// A few passes later the site has everything once, and nothing is left to do.
    void check_end() {
        constexpr int enough_passes = 6;
        for (int pass = 1; pass < enough_passes && stored() != due_of_all(); ++pass)
            CHECK(good_pass(pass).exit_code == 0);
        CHECK(stored() == due_of_all());
        CHECK(site.doubled() == 0);
        site.forget_requests();
        CHECK(good_pass(enough_passes).exit_code == 0);
        CHECK(site.writes() == 0);
    }
    Lines due_of_all() {
        Lines lines;
        for (Device* each : devices()) {
            const Lines others = due_of(*each);
            lines.insert(lines.end(), others.begin(), others.end());
        }
        std::sort(lines.begin(), lines.end());
        return lines;
    }
};

} // namespace

TEST_CASE("Killed side by side, passes lose and double nothing") {
    const int step = GENERATE(3, 14, 25, 36, 47, 58, 69, 80, 91, 102, 113, 124, 135);
    INFO("step " << step);
    SideBySideStage stage;
    const Outcome killed = stage.pass_killed_at(step, SideBySideStage::Killed::passes);
    INFO(killed.err);
    CHECK(killed.signal == 0);
    CHECK(killed.says("lobby: the process of this pass was ended by SIGKILL"));
    stage.check_end();
}

TEST_CASE("Nor where the command is killed as well, while it stores how its passes ended") {
    const int step = GENERATE(3, 8, 13, 18, 23);
    INFO("step " << step);
    SideBySideStage stage;
    const Outcome killed = stage.pass_killed_at(step, SideBySideStage::Killed::all);
    INFO(killed.err);
    CHECK(killed.signal == SIGKILL);
    stage.check_end();
}
