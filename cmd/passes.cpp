#include "passes.hpp"

#include "device_pass.hpp"
#include "dry_run_sums.hpp"
#include "exit_codes.hpp"
#include "lookback/news.hpp"
#include "lookback/orphaned.hpp"
#include "pass/marks.hpp"
#include "pass/release.hpp"
#include "pull/pull.hpp"
#include "push/push.hpp"
#include "shifts/shift_mark.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <optional>

namespace zksync {
namespace {

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
    Pull pull(work.pass(), work.device_client());
    const auto meaning = program.options().same_device ? NewAddress::same : NewAddress::unexpected;
    note(outcome, guarded(program.output(), outcome.device, [&] {
             // Before the punches are read: only what came before that question is certain to be among them.
             if (marks) marks->ask_terminals(work.device_client());
             pull.run(meaning);
         }));
    outcome.pull = pull.report();
}

std::string decision_text(const Decision& decision) {
    if (const auto* checkin = std::get_if<Checkin>(&decision)) {
        const auto type = to_text(checkin->log_type);
        return fmt::format("would be sent as {} {} {} {}", printable(checkin->employee), checkin->time.text(),
                           type.empty() ? "(no log type)" : type, printable(checkin->device_id));
    }
    const auto& judgement = std::get<Judgement>(decision);
    if (judgement.state == PunchState::duplicate) return "duplicate: the site has a check-in of that second";
    if (judgement.state == PunchState::in_doubt) {
        return "in doubt: it was sent and the answer was lost; a real pass looks for it on the site first";
    }
    return fmt::format("{}: {}", to_text(judgement.state), sentence(judgement.reason));
}

void print_decision(const Output& output, DryRunSums& sums, const JournalRow& row, const Decision& decision) {
    sums.add(decision);
    if (output.is_json()) return;
    output.answer(fmt::format("{:<20} {:<19} {}", printable(row.punch.code.value),
                              printable(row.punch.reported_time), decision_text(decision)));
}

void push(Program& program, DevicePass& work, DryRunSums& sums, PassOutcome& outcome) {
    const Options& options = program.options();
    Push push(work.pass(), work.frappe_client(), work.site_paths(), program.key_fingerprint());
    PushOptions wanted;
    if (options.to_new_site) wanted.site = NewAddress::another;
    if (options.same_site) wanted.site = NewAddress::same;
    if (options.retry) wanted.refused = PushOptions::Refused::now;
    if (options.dry_run) {
        wanted.rehearse = [&](const JournalRow& row, const Decision& decision) {
            print_decision(program.output(), sums, row, decision);
        };
    }
    note(outcome, guarded(program.output(), outcome.device, [&] {
             for (const std::string& spec : options.release) release(work.pass(), spec);
             push.run(wanted);
         }));
    outcome.push = push.report();
}

/// In a rehearsed pass: what was set aside before anybody was asked for.
void print_set_aside(const Output& output, DevicePass& work, DryRunSums& sums) {
    for (const PunchState state : {PunchState::ignored, PunchState::quarantined}) {
        work.journal().for_each(state, [&](const JournalRow& row) {
            print_decision(output, sums, row, Decision{row.judgement});
        });
    }
}

/// The last line of a rehearsed pass, which is the one that most people look for.
void print_sums(const Output& output, const DryRunSums& sums, const PassOutcome& outcome) {
    if (output.is_json() || outcome.error) return;
    const std::string text = outcome.push ? sums.text() : sums.text_of_pull(outcome.pull->fresh);
    output.answer(fmt::format("{}: {}", outcome.device, text));
}

/// A command that asks for what cannot be is no pass.
void remember_pass(DevicePass& work, const PassOutcome& outcome) {
    if (outcome.error && outcome.error->kind() == ErrorKind::usage) return;
    const Moment now = work.pass().clock.now();
    Journal::Transaction transaction(work.journal());
    marks::set_moment(work.journal(), marks::last_pass, now);
    work.journal().set_value(marks::last_error, outcome.error ? outcome.error->what() : "");
    if (!outcome.error) marks::set_moment(work.journal(), marks::last_good_pass, now);
    transaction.commit();
}

PassOutcome one_pass(Program& program, const DeviceConfig& device, Halves halves) {
    PassOutcome outcome{device.name, {}, {}, {}, 0};
    const bool rehearsing = program.options().dry_run;
    const auto whole = guarded(program.output(), device.name, [&] {
        DevicePass work(program, device);
        std::optional<ShiftMarks> marks;
        if (halves == Halves::both && !rehearsing) marks.emplace(shift_marks(program, work));
        if (halves != Halves::push) pull(program, work, marks, outcome);
        DryRunSums sums;
        if (rehearsing) print_set_aside(program.output(), work, sums);
        if (halves != Halves::pull) push(program, work, sums, outcome);
        if (rehearsing) return print_sums(program.output(), sums, outcome);
        if (marks) {
            note(outcome, guarded(program.output(), device.name, [&] { marks->move(work.frappe_client()); }));
        }
        remember_pass(work, outcome);
        tell_news(work.pass());
    });
    note(outcome, whole);
    if (!outcome.error) program.output().good_news(device.name, pass_summary(outcome));
    return outcome;
}

void make_passes(Program& program, Halves halves, std::vector<PassOutcome>& outcomes) {
    for (const DeviceConfig* device : program.devices()) {
        outcomes.push_back(device->enabled ? one_pass(program, *device, halves) : paused(program, *device));
    }
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
    return {device.name, {}, {}, {}, 0};
}

int run_passes(Program& program, Halves halves) {
    std::vector<PassOutcome> outcomes;
    try {
        make_passes(program, halves, outcomes);
    } catch (const Interrupted&) {
        program.close_news();
        throw;
    }
    program.close_news();
    std::vector<int> codes;
    for (const PassOutcome& outcome : outcomes) codes.push_back(outcome.exit_code);
    const int code = exit_code_of_all(codes);
    if (program.output().is_json()) program.output().answer(passes_json(outcomes, code));
    return code;
}

int run_push(Program& program) { return run_passes(program, Halves::push); }

int run_run(Program& program) {
    const int code = run_passes(program, Halves::both);
    // State files that cannot be used were named already.
    if (program.options().dry_run || code == exit_code_of(ErrorKind::state)) return code;
    const auto named = guarded(program.output(), "", [&] { name_orphans(program); });
    return code == exit_codes::done ? named.exit_code : code;
}

} // namespace zksync
