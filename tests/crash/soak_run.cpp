#include "soak_run.hpp"

#include "harness/eventually.hpp"
#include "harness/meddling.hpp"
#include "harness/tested_program.hpp"
#include "journal_rows.hpp"
#include "mischief.hpp"
#include "model.hpp"

#include <array>
#include <csignal>

namespace crash {
namespace {

using namespace e2e;
using std::chrono::hours;
using std::chrono::seconds;

constexpr hours day{24};
constexpr int short_lookback = 3, whole_lookback = days_live + 3;
constexpr int most_quiet_passes = 5;

std::set<std::string> employed() {
    std::set<std::string> codes;
    for (int person = 1; person < people; ++person) codes.insert(code_of(person));
    return codes;
}

class Run {
public:
    Run(PushScene& scene, unsigned seed)
        : scene_(scene), dice_(seed), model_(days_ago(days_live), employed()) {}

    Verdict go() {
        set_out();
        for (int rounds = dice_.between(2, 4); rounds > 0; --rounds) round();
        come_to_rest();
        if (verdict_.wrong.empty()) judge();
        return std::move(verdict_);
    }

private:
    void set_out();
    void round();
    void lose_journal();
    /// Where what a pass says goes: `full`: to a place that takes nothing.
    enum class Streams { usual, full };
    Outcome pass(const char* command, Meddling meddling, Streams streams = Streams::usual);
    Command command_for(const char* command, Streams streams);
    /// The device counts another number of rows at each request, or no longer does.
    void lie(bool lies) { scene_.device.knobs({{"count_changes", lies}}); }
    void come_to_rest();
    bool quiet_down();
    /// How long the site may take: a machine that has much else to do is no fault of a quiet pass.
    void patience(const char* request_limit, const char* write_timeout) {
        scene_.config.set("site", "request_limit", request_limit).set("site", "write_timeout", write_timeout);
    }
    void judge();
    void look() { model_.look_at(scene_.device.get("/_sim/punches?limit=100000")); }

    PushScene& scene_;
    Dice dice_;
    Model model_;
    Verdict verdict_;
    Rows rows_ = dice_.in_hundred(50) ? Rows::stay : Rows::may_go;
    int lookback_days_ = rows_ == Rows::stay ? short_lookback : whole_lookback;
    seconds boot_{0}, wall_{0};
};

void Run::set_out() {
    scene_.start_over();
    patience("2s", "1s");
    scene_.config.set("device.lobby", "since", days_ago(days_live))
        .set("device.lobby", "lookback", std::to_string(lookback_days_) + "d")
        .set_raw("device.lobby", "page_size", std::to_string(dice_.one_of(std::array{4, 15, 500})))
        .set_raw("site", "batch", std::to_string(dice_.one_of(std::array{2, 10, 100})));
    scene_.employ(people - 1);
    scene_.device.knobs({{"order", dice_.one_of(std::array{"id", "-id", "time", "shuffled"})},
                         {"count_delta", dice_.in_hundred(15) ? dice_.between(1, 3) : 0},
                         {"end_inclusive", dice_.in_hundred(70)},
                         {"unusable_in", dice_.one_of(std::array{"every", "upload", "none"})}});
}

/// Something happens at the device, something breaks, and a pass comes, which may not live long.
void Run::round() {
    verdict_.story += change_device(dice_, scene_, rows_);
    if (dice_.in_hundred(35)) verdict_.story += break_device(dice_, scene_, rows_);
    if (dice_.in_hundred(45)) verdict_.story += break_site(dice_, scene_);
    if (dice_.in_hundred(15)) verdict_.story += stop_site(dice_, scene_);
    if (dice_.in_hundred(15)) verdict_.story += hide_people(dice_, scene_);
    lie(dice_.in_hundred(10));
    look();
    if (dice_.in_hundred(8)) lose_journal();
    Meddling meddling;
    // Either the answer that was lost is old by now, or the pass comes too early to settle it.
    if (dice_.in_hundred(60)) boot_ += seconds(1000);
    if (dice_.in_hundred(25)) wall_ = hours(dice_.between(-20, 20));
    if (dice_.in_hundred(60)) meddling.kill_at = dice_.between(1, 300);
    if (dice_.in_hundred(10)) meddling.full_at = dice_.between(1, 200);
    const Streams streams = dice_.in_hundred(10) ? Streams::full : Streams::usual;
    static constexpr std::array commands{"run", "run", "run", "pull", "push"};
    pass(dice_.one_of(commands), meddling, streams);
    look();
}

void Run::lose_journal() {
    for (const char* file : {"lobby.db", "lobby.db-wal", "lobby.db-shm"})
        std::filesystem::remove(scene_.state_dir() / file);
    verdict_.story += "journal lost; ";
}

Command Run::command_for(const char* command, Streams streams) {
    Command wanted = scene_.configured({command, "--device", "lobby"});
    if (streams == Streams::usual) return wanted;
    wanted.program = "/bin/sh";
    wanted.arguments.insert(wanted.arguments.begin(),
                            {"-c", "exec \"$0\" \"$@\" --json >/dev/full 2>/dev/full", tested_program()});
    return wanted;
}

Outcome Run::pass(const char* command, Meddling meddling, Streams streams) {
    meddling.boot = boot_;
    meddling.wall = wall_;
    meddle(scene_, meddling);
    const Outcome outcome = e2e::run(command_for(command, streams));
    ++verdict_.passes;
    if (outcome.signal == SIGKILL) ++verdict_.kills;
    verdict_.story += std::string(command) +
                      (wall_.count() == 0 ? "" : " (clock " + std::to_string(wall_.count() / 3600) + " h)") +
                      (outcome.signal == SIGKILL ? " killed at " + std::to_string(*meddling.kill_at)
                                                 : " exit " + std::to_string(outcome.exit_code)) +
                      "\n" + outcome.err;
    if (outcome.timed_out) verdict_.wrong = "a pass did not end";
    return outcome;
}

/// Quiet passes: now, tomorrow for the daily round, and when every day has left the look-back since.
void Run::come_to_rest() {
    patience("60s", "20s");
    scene_.device.erase("/_sim/faults");
    scene_.site.erase("/_sim/faults");
    hide_nobody(scene_);
    lie(false);
    eventually([&] { return scene_.site.get("/_sim/stats").at("writes_in_flight") == 0; });
    for (const int later : {0, 1, 1 + lookback_days_}) {
        wall_ = later * day;
        scene_.device.knobs({{"date_skew", wall_.count()}});
        if (!quiet_down()) return;
    }
    scene_.site.forget_requests();
    pass("run", {});
    if (scene_.site.writes() != 0) verdict_.wrong = "one more pass wrote to the site";
    look();
}

bool Run::quiet_down() {
    for (int passes = 0; passes < most_quiet_passes; ++passes) {
        boot_ += seconds(1000);
        const Outcome outcome = pass("run", {});
        if (outcome.exit_code != 0) {
            verdict_.wrong = "a quiet pass failed";
            return false;
        }
        bool busy = false;
        for (const std::string& row : journal_rows(scene_.state_dir() / "lobby.db")) {
            busy |= row.find("|pending|") != std::string::npos || row.find("|in-doubt|") != std::string::npos;
        }
        if (!busy) return true;
    }
    verdict_.wrong = "something stays pending or in doubt";
    return false;
}

void Run::judge() {
    const Json checkins = scene_.site.checkins();
    verdict_.checkins = static_cast<int>(checkins.size());
    for (const std::string& fault : model_.faults_of(checkins)) verdict_.wrong += fault + "\n";
}

} // namespace

Verdict soak_run(PushScene& scene, unsigned seed) { return Run(scene, seed).go(); }

} // namespace crash
