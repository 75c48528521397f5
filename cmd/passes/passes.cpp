#include "passes/passes.hpp"

#include "lookback/news.hpp"
#include "lookback/orphaned.hpp"
#include "output/ended.hpp"
#include "output/exit_codes.hpp"
#include "pass/marks.hpp"
#include "pass/pass_counts.hpp"
#include "pass/pass_trouble.hpp"
#include "pass/release.hpp"
#include "passes/device_pass.hpp"
#include "passes/make_passes.hpp"
#include "passes/rehearsing.hpp"
#include "pull/pull.hpp"
#include "push/push.hpp"
#include "shifts/shift_mark.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

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

/// Keeps the first error of a pass: a pull that failed does not keep the push from its work.
void note(PassOutcome& outcome, const DeviceOutcome& half) {
    if (half.exit_code == 0 || outcome.exit_code != 0) return;
    outcome.exit_code = half.exit_code;
    outcome.error = half.error;
}

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

/// For those who watch.
void count_pass(Journal& journal, const PassOutcome& outcome) {
    const PullReport pull = outcome.pull.value_or(PullReport{});
    const PushReport push = outcome.push.value_or(PushReport{});
    const PassCounts before = pass_counts(journal).value_or(PassCounts{});
    set_pass_counts(journal, {outcome.exit_code, outcome.took.count(), pull.requests, push.requests,
                              before.late_total + pull.late, before.too_late_total + push.too_late});
}

/// An older zksync knew only of good passes.
void keep_success_of_before(Journal& journal) {
    if (pass_counts(journal)) return;
    if (const auto success = marks::success(journal))
        marks::set_moment(journal, marks::last_success, *success);
}

/// For those who are told of it. Another pass at work says nothing of an end, and neither does a push that
/// only waits until it may settle what is in doubt.
void note_troubles(Journal& journal, const PassOutcome& outcome, Moment now) {
    const auto is_locked = [](const std::optional<Error>& error) {
        return error && error->kind() == ErrorKind::locked;
    };
    if (outcome.pull && !is_locked(outcome.at_device))
        note_pass_trouble(journal, PassEnd::device, outcome.at_device, now);
    if (!outcome.push || is_locked(outcome.at_site)) return;
    const bool only_waited = outcome.push->requests == 0 && outcome.push->in_doubt > 0;
    if (outcome.at_site || !only_waited) note_pass_trouble(journal, PassEnd::site, outcome.at_site, now);
}

/// A command that asks for what cannot be is no pass.
void remember_pass(DevicePass& work, const PassOutcome& outcome) {
    if (outcome.error && outcome.error->kind() == ErrorKind::usage) return;
    const Moment now = work.pass().clock.now();
    Journal& journal = work.journal();
    Journal::Transaction transaction(journal);
    keep_success_of_before(journal);
    marks::set_moment(journal, marks::last_pass, now);
    journal.set_value(marks::last_error, outcome.error ? outcome.error->what() : "");
    if (!outcome.error) {
        marks::set_moment(journal, marks::last_good_pass, now);
        if (outcome.pull) marks::set_moment(journal, marks::last_success, now);
    }
    count_pass(journal, outcome);
    note_troubles(journal, outcome, now);
    transaction.commit();
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
        remember_pass(work, outcome);
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

} // namespace

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
    return tell_passes(program, [&](std::vector<PassOutcome>& outcomes) {
        make_passes(
            program, watch,
            [&](const DeviceConfig& device) { return one_pass(program, watch, device, halves); }, outcomes);
    });
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
    // Whoever holds the lock tells what is due.
    if (code != exit_code_of(ErrorKind::locked)) tell_readers(program);
    return code == exit_codes::done ? named.exit_code : code;
}

} // namespace zksync
