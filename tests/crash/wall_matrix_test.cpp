// The same of a pass with a terminal that stands alone: its log comes while it is stored, and a conversation
// is broken off wherever it is.
#include "harness/meddling.hpp"
#include "harness/wall_scene.hpp"
#include "journal_rows.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <fstream>
#include <mutex>
#include <set>
#include <thread>

using namespace e2e;

namespace {

constexpr int wall_workers = 4;
constexpr int wall_pages_alike = 20;
constexpr int most_wall_passes = 6;

/// Where a pass left both ends.
struct WallEnd {
    std::vector<std::string> site, journal;
    bool operator==(const WallEnd&) const = default;
};

class WallStage : public WallScene {
public:
    WallStage() { config.set_raw("site", "batch", "10"); }

    /// Forty punches of four people, one of whom HR does not know, a row that is there twice, and times that
    /// cannot be.
    void set_out() {
        std::filesystem::remove_all(state_dir());
        terminal.post("/_sim/reset", Json::object());
        site.post("/_sim/reset", Json::object());
        admit_zksync(site);
        boot_ = std::chrono::seconds(0);
        for (const char* code : {"1001", "1002", "1003"}) site.employ(code);
        terminal.post("/_sim/generate", {{"count", 40}, {"people", 4}, {"from", days_ago(3)}});
        punch("1001", at(2, "08:00:00"));
        punch("1001", at(2, "08:00:00"));
        punch("1002", "2026-02-30 08:00:00");
        punch("1003", "2000-01-01 00:00:07");
    }
    Outcome pass_with(Meddling meddling) {
        // As if whatever the pass before had sent were over by now.
        meddling.boot = boot_ += std::chrono::seconds(1000);
        meddle(*this, meddling);
        return run({"run"});
    }
    WallEnd end() {
        WallEnd end{{}, crash::journal_rows(state_dir() / "gate.db")};
        for (const Json& row : site.checkins())
            end.site.push_back(row.at("employee").get<std::string>() + " " +
                               row.at("time").get<std::string>());
        return end;
    }

private:
    std::chrono::seconds boot_{0};
};

std::vector<int> wall_steps(std::set<std::string>& kinds) {
    WallStage stage;
    stage.set_out();
    Meddling watching;
    watching.steps = stage.dir / "steps";
    REQUIRE(stage.pass_with(watching).exit_code == 0);
    std::vector<int> steps;
    std::ifstream lines(stage.dir / "steps");
    int number = 0, pages = 0;
    for (std::string name; std::getline(lines, name);) {
        ++number;
        kinds.insert(name);
        if (name != "page written" || pages++ % wall_pages_alike == 0) steps.push_back(number);
    }
    return steps;
}

/// "" when all is well after a kill at that step.
std::string killed_at_wall(WallStage& stage, int step, const WallEnd& expected) {
    stage.set_out();
    Meddling killing;
    killing.kill_at = step;
    if (stage.pass_with(killing).signal != SIGKILL) return {}; // a little fewer steps than in the other pass
    for (int pass = 0; pass < most_wall_passes; ++pass) {
        const Outcome outcome = stage.pass_with({});
        if (outcome.exit_code != 0) return "a pass after the kill failed: " + outcome.err;
        if (stage.end() == expected) break;
    }
    if (stage.end() != expected) return "it ended otherwise";
    if (stage.site.doubled() != 0) return "something is doubled";
    stage.site.forget_requests();
    stage.pass_with({});
    if (stage.site.writes() != 0) return "one more pass wrote to the site";
    return {};
}

} // namespace

TEST_CASE("Killed at any step of a terminal's log, the program ends where an undisturbed pass does") {
    std::set<std::string> kinds;
    const std::vector<int> steps = wall_steps(kinds);
    CHECK(kinds.size() >= 6);
    WallStage undisturbed;
    undisturbed.set_out();
    undisturbed.pass_with({});
    const WallEnd expected = undisturbed.end();
    REQUIRE(expected.site.size() == 31);
    REQUIRE(expected.journal.size() == 43);

    std::atomic<std::size_t> next{0};
    std::mutex reporting;
    std::vector<std::string> failures;
    std::vector<std::thread> threads;
    for (int worker = 0; worker < wall_workers; ++worker) {
        threads.emplace_back([&] {
            WallStage stage;
            for (std::size_t at; (at = next++) < steps.size();) {
                const std::string failure = killed_at_wall(stage, steps[at], expected);
                const std::lock_guard lock(reporting);
                if (!failure.empty())
                    failures.push_back("step " + std::to_string(steps[at]) + ": " + failure);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& failure : failures) FAIL_CHECK(failure);
    WARN("a terminal that stands alone: killed at " << steps.size() << " steps");
}
