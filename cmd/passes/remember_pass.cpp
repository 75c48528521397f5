#include "passes/remember_pass.hpp"

#include "pass/marks.hpp"
#include "pass/pass_counts.hpp"
#include "pass/pass_trouble.hpp"
#include "util/turns.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

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

void note_end(Journal& journal, const PassOutcome& outcome, Moment now) {
    keep_success_of_before(journal);
    marks::set_moment(journal, marks::last_pass, now);
    journal.set_value(marks::last_error, outcome.error ? outcome.error->what() : "");
    count_pass(journal, outcome);
}

} // namespace

void remember_pass(Journal& journal, const PassOutcome& outcome, Moment now) {
    if (outcome.error && outcome.error->kind() == ErrorKind::usage) return;
    Journal::Transaction transaction(journal);
    note_end(journal, outcome, now);
    if (!outcome.error) {
        marks::set_moment(journal, marks::last_good_pass, now);
        if (outcome.pull) marks::set_moment(journal, marks::last_success, now);
    }
    note_troubles(journal, outcome, now);
    transaction.commit();
}

void remember_lost_pass(Program& program, const PassOutcome& outcome, Halves halves) {
    const LockPatience patience{.for_others = std::chrono::seconds{0},
                                .for_long_work = std::chrono::seconds{10}};
    try {
        const auto lock = take_turn(program.state().lock(outcome.device), patience);
        if (!lock) return;
        Journal journal(program.state().journal(outcome.device));
        Journal::Transaction transaction(journal);
        const Moment now = program.clock().now();
        note_end(journal, outcome, now);
        const auto end = halves == Halves::push ? PassEnd::site : PassEnd::device;
        note_pass_trouble(journal, end, outcome.error, now);
        transaction.commit();
    } catch (const Error& error) {
        program.output().warning(outcome.device,
                                 fmt::format("how this pass ended could not be stored: {}", error.what()));
    }
}

} // namespace zksync
