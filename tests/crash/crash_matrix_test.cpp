// The program is killed at every step of a pass: each page and commit of its files, each request before and
// after it was sent, each answer. Resumed, it must end where an undisturbed pass ends.
#include "harness/meddling.hpp"
#include "harness/push_scene.hpp"
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

constexpr int workers = 6; // they wait more than they work
/// Of the pages that SQLite writes on the way to a commit, this many stand for one another: none of them is
/// the commit.
constexpr int pages_alike = 20;
constexpr int most_passes = 6;

/// Where a pass left both ends.
struct End {
    Lines site, journal;
    bool operator==(const End&) const = default;
};

std::string in_words(const End& end) {
    std::string text;
    for (const std::string& row : end.site) text += "  site     " + row + "\n";
    for (const std::string& row : end.journal) text += "  journal  " + row + "\n";
    return text;
}

class Stage : public PushScene {
public:
    Stage() {
        config.set_raw("device.lobby", "page_size", "12").set_raw("site", "batch", "10");
        config.set("device.lobby", "min_gap", "60s").set("device.lobby.codes", "\"0007\"", "0815");
    }

    /// Some thirty punches of eight people, among them a door event, somebody whom HR does not know, somebody
    /// with an ID of his own, two in one second, double taps and a clock that is not right.
    void set_out() {
        start_over();
        boot_ = std::chrono::seconds(0);
        employ(7);
        device.generate({{"people", 8}, {"days", 1}, {"from", days_ago(3)}, {"per_day", 3}, {"seed", 7}});
        punch("0001", at(3, "20:00:00"), {{"punch_state", 1}});
        punch("0001", at(3, "20:00:00"), {{"punch_state", 0}});
        punch("0", at(3, "20:00:01"));
        punch("0002", "2000-01-01 00:00:07");
        site.employ("0815");
        punch("0003", at(1, "08:00:00"));
        punch("0003", at(1, "08:00:20"));
        punch("0003", at(1, "08:01:00"));
        punch("0008", at(1, "08:00:00")); // whoever waits keeps a second tap back, too
        punch("0008", at(1, "08:00:59"));
        punch("0004", at(1, "08:00:00"), {{"punch_state", 255}});
    }

    Outcome pass_with(Meddling meddling) {
        // As if whatever the pass before had sent were over by now.
        meddling.boot = boot_ += std::chrono::seconds(1000);
        meddle(*this, meddling);
        return run({"run", "--device", "lobby"});
    }
    Outcome good_pass() { return pass_with({}); }

    End end() { return {stored(), crash::journal_rows(state_dir() / "lobby.db")}; }

private:
    std::chrono::seconds boot_{0};
};

/// What happened before the pass that is killed.
struct Act {
    const char* name;
    void (*prepare)(Stage&);
};

void nothing(Stage&) {}

void delivered_before(Stage& stage) {
    stage.good_pass();
    stage.punch("0005", at(9, "12:34:56"));
    stage.punch("0006", at(0, "00:00:00"));
    // An earlier tap, too late to take the place of what was sent, and early enough for what was not.
    stage.punch("0003", at(1, "07:59:50"));
    stage.punch("0008", at(1, "07:59:50"));
    stage.site.employ("0008");
    stage.device.erase("/_sim/punches", {{"first", 1}});
}

/// A file had two of the punches before, one of them with another state, and one that only it has.
void imported_before(Stage& stage) {
    const auto file = stage.dir / "1_attlog.dat";
    write_file(file, "     0001\t" + at(3, "20:00:00") + "\t1\t0\t1\t0\r\n     0003\t" + at(1, "08:00:00") +
                         "\t1\t0\t1\t0\r\n     0005\t" + at(2, "12:00:00") + "\t1\t1\t1\t0\r\n");
    stage.run({"import", file});
}

void answer_lost(Stage& stage) {
    stage.break_insert("commit_then_close_silently", 2);
    stage.good_pass();
}

void answer_lost_and_stored_nothing(Stage& stage) {
    stage.break_insert("close_before_commit", 2);
    stage.good_pass();
}

/// A step of a pass, as harness/meddler.cpp counts and names them.
struct Step {
    int number = 0;
    std::string name;
};

/// Those that a pass is killed at.
std::vector<Step> steps_of(const Act& act) {
    Stage stage;
    stage.set_out();
    act.prepare(stage);
    const auto file = stage.dir / "steps";
    Meddling watching;
    watching.steps = file;
    stage.pass_with(watching);
    std::vector<Step> steps;
    std::ifstream lines(file);
    int number = 0, pages = 0;
    for (std::string name; std::getline(lines, name);) {
        ++number;
        if (name != "page written" || pages++ % pages_alike == 0) steps.push_back({number, name});
    }
    return steps;
}

End undisturbed(const Act& act) {
    Stage stage;
    stage.set_out();
    act.prepare(stage);
    stage.good_pass();
    return stage.end();
}

/// "" when all is well after a kill at that step.
std::string killed_at(Stage& stage, const Act& act, int step, const End& expected) {
    stage.set_out();
    act.prepare(stage);
    Meddling killing;
    killing.kill_at = step;
    if (stage.pass_with(killing).signal != SIGKILL) return {}; // a little fewer steps than in the other pass
    stage.device.forget_requests();
    for (int pass = 0; pass < most_passes; ++pass) {
        const Outcome outcome = stage.good_pass();
        if (outcome.exit_code != 0) return "a pass after the kill failed: " + outcome.err;
        if (stage.end() == expected) break;
    }
    if (stage.end() != expected) return "it ended like this:\n" + in_words(stage.end());
    if (stage.site.doubled() != 0) return "something is doubled";
    stage.site.forget_requests();
    stage.good_pass();
    if (stage.site.writes() != 0) return "one more pass wrote to the site";
    return {};
}

} // namespace

TEST_CASE("Killed at any step, the program ends where an undisturbed pass does") {
    const Act act =
        GENERATE(Act{"the first pass", nothing}, Act{"a pass with a late punch", delivered_before},
                 Act{"a pass over what a file brought", imported_before},
                 Act{"a pass that settles what the site has", answer_lost},
                 Act{"a pass that settles what it has not", answer_lost_and_stored_nothing});
    INFO(act.name);
    const std::vector<Step> steps = steps_of(act);
    const End expected = undisturbed(act);
    std::set<std::string> kinds;
    for (const Step& step : steps) kinds.insert(step.name);
    CHECK(kinds.size() >= 6);

    std::atomic<std::size_t> next{0};
    std::mutex reporting;
    std::vector<std::string> failures;
    std::vector<std::thread> threads;
    for (int worker = 0; worker < workers; ++worker) {
        threads.emplace_back([&] {
            Stage stage;
            for (std::size_t at; (at = next++) < steps.size();) {
                const Step& step = steps[at];
                const std::string failure = killed_at(stage, act, step.number, expected);
                if (failure.empty()) continue;
                const std::lock_guard lock(reporting);
                failures.push_back("step " + std::to_string(step.number) + " (" + step.name +
                                   "): " + failure);
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& failure : failures) FAIL_CHECK(failure << "expected:\n" << in_words(expected));
    WARN(act.name << ": killed at " << steps.size() << " steps");
}
