#include "passes/passes.hpp"

#include "lookback/news.hpp"
#include "lookback/orphaned.hpp"
#include "output/ended.hpp"
#include "output/exit_codes.hpp"
#include "pass/release.hpp"
#include "pass/stuck_pass.hpp"
#include "passes/device_pass.hpp"
#include "passes/make_passes.hpp"
#include "passes/rehearsing.hpp"
#include "passes/remember_pass.hpp"
#include "pull/pull.hpp"
#include "push/push.hpp"
#include "shifts/shift_mark.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace zksync {
namespace {

class Stopwatch {
public:
    std::chrono::milliseconds elapsed() const {
        return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin_);
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point begin_ = Clock::now();
};

ShiftMarks shift_marks(Program& program, DevicePass& work) {
    return ShiftMarks(work.pass(), work.site_paths(), [&program](const std::string& device) {
        return Journal::open_existing(program.state_to_read().journal(device));
    });
}

void pull(Program& program, DevicePass& work, std::optional<ShiftMarks>& marks, PassOutcome& outcome) {
    Pull pull(work.pass(), work.source());
    const auto meaning = program.options().same_device ? NewAddress::same : NewAddress::unexpected;
    const auto half = guarded(program.output(), outcome.device, [&] {
        // Before the punches are read: only what came before that question is certain to be among them.
        if (marks) marks->ask_terminals(work.source());
        pull.run(meaning);
    });
    note(outcome, half);
    outcome.at_device = half.error;
    outcome.pull = pull.report();
}

void push(Program& program, DevicePass& work, Rehearsing& rehearsing, PassOutcome& outcome) {
    const Options& options = program.options();
    Push push(work.pass(), work.frappe_client(), work.site_paths(), program.key_fingerprint());
    PushOptions wanted;
    if (options.to_new_site) wanted.site = NewAddress::another;
    if (options.same_site) wanted.site = NewAddress::same;
    if (options.retry) wanted.refused = PushOptions::Refused::now;
    if (options.dry_run) {
        wanted.rehearse = [&](const JournalRow& row, const Decision& decision) {
            tell_decision(rehearsing, row, decision);
        };
    }
    const auto half = guarded(program.output(), outcome.device, [&] {
        for (const std::string& spec : options.release) release(work.pass(), spec);
        push.run(wanted);
    });
    note(outcome, half);
    outcome.at_site = half.error;
    outcome.push = push.report();
}

void tell_all_in(PunchState state, Rehearsing& at, DevicePass& work) {
    work.journal().for_each(state,
                            [&](const JournalRow& row) { tell_decision(at, row, Decision{row.judgement}); });
}

/// In a rehearsed pass: what nobody was asked for, because it was set aside, or this is a pull, or the site
/// is away; and the sums.
void tell_the_rest(Rehearsing& at, DevicePass& work, Halves halves) {
    for (const PunchState state : {PunchState::ignored, PunchState::quarantined, PunchState::pending})
        tell_all_in(state, at, work);
    if (halves == Halves::pull)
        for (const PunchState state : {PunchState::waiting, PunchState::in_doubt})
            tell_all_in(state, at, work);
    tell_sums(at);
}

PassOutcome one_pass(Program& program, PassWatch& watch, const DeviceConfig& device, Halves halves) {
    PassOutcome outcome{device.name, {}, {}, {}, 0};
    const Stopwatch stopwatch;
    const bool rehearsing = program.options().dry_run;
    const auto whole = guarded(program.output(), device.name, [&] {
        DevicePass work(program, device);
        outcome.had_lock = true;
        watch.began(device);
        std::optional<ShiftMarks> marks;
        if (halves == Halves::both && !rehearsing) marks.emplace(shift_marks(program, work));
        if (halves != Halves::push) pull(program, work, marks, outcome);
        Rehearsing at{program.output(), outcome, work.pass().mapper, dry_run_form(program.options())};
        if (halves != Halves::pull) push(program, work, at, outcome);
        if (rehearsing) return tell_the_rest(at, work, halves);
        if (marks) {
            const auto moved =
                guarded(program.output(), device.name, [&] { marks->move(work.frappe_client()); });
            note(outcome, moved);
            if (!outcome.at_site) outcome.at_site = moved.error;
        }
        outcome.took = stopwatch.elapsed();
        remember_pass(work.journal(), outcome, program.clock().now());
        tell_news(work.pass());
    });
    note(outcome, whole);
    outcome.took = stopwatch.elapsed();
    if (!outcome.error) program.output().good_news(device.name, pass_summary(outcome));
    return outcome;
}

/// Punches that nobody delivers any more.
void name_orphans(Program& program) {
    const StateFiles files = program.state();
    tell_orphans(orphaned_journals(files, program.config()), files.site(program.config().site.url).file,
                 program.clock().now(), program.output().log(""));
}

bool is_any_pass_stuck(Program& program) {
    return std::ranges::any_of(program.config().devices, [&](const DeviceConfig& device) {
        return device.enabled && stuck_pass(program.state(), device.name, program.clock().now());
    });
}

} // namespace

void note(PassOutcome& outcome, const DeviceOutcome& part) {
    if (part.exit_code == 0 || outcome.exit_code != 0) return;
    outcome.exit_code = part.exit_code;
    outcome.error = part.error;
}

PassOutcome paused(Program& program, const DeviceConfig& device) {
    program.output().good_news(device.name, "is paused (enabled = false): nothing to do");
    PassOutcome outcome{device.name, {}, {}, {}, 0};
    outcome.was_paused = true;
    return outcome;
}

int tell_passes(Program& program, const std::function<void(std::vector<PassOutcome>&)>& make) {
    const auto kind = program.options().dry_run ? PassesReport::Kind::dry_run : PassesReport::Kind::real;
    std::vector<PassOutcome> outcomes;
    try {
        if (kind == PassesReport::Kind::dry_run)
            tell_headings(program.output(), dry_run_form(program.options()));
        make(outcomes);
    } catch (const Interrupted& interrupted) {
        program.close_news();
        const int code = exit_code_of_signal(interrupted.signal());
        if (program.output().is_json()) {
            program.output().answer(passes_json(
                {kind, outcomes, code, ended_by_signal(interrupted.signal(), program.options())}));
        }
        throw;
    }
    program.close_news();
    std::vector<int> codes;
    for (const PassOutcome& outcome : outcomes) codes.push_back(outcome.exit_code);
    const int code = exit_code_of_all(codes);
    if (program.output().is_json()) program.output().answer(passes_json({kind, outcomes, code}));
    return code;
}

int run_passes(Program& program, Halves halves) {
    PassWatch watch(program, halves);
    MakePass making{[&](const DeviceConfig& device) { return one_pass(program, watch, device, halves); }};
    if (!program.options().dry_run)
        making.remember_lost = [&](const PassOutcome& lost) { remember_lost_pass(program, lost, halves); };
    return tell_passes(
        program, [&](std::vector<PassOutcome>& outcomes) { make_passes(program, watch, making, outcomes); });
}

int run_push(Program& program) { return run_passes(program, Halves::push); }

int run_run(Program& program) {
    const int code = run_passes(program, Halves::both);
    if (program.options().dry_run) return code;
    // State files that cannot be used were named already.
    if (code == exit_code_of(ErrorKind::state)) {
        tell_readers(program);
        return code;
    }
    const auto named = guarded(program.output(), "", [&] { name_orphans(program); });
    // Whoever holds the lock tells what is due, as long as it comes to that.
    if (code != exit_code_of(ErrorKind::locked) || is_any_pass_stuck(program)) tell_readers(program);
    return code == exit_codes::done ? named.exit_code : code;
}

} // namespace zksync
