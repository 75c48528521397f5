#include "pull/pull.hpp"
#include "device_pass.hpp"
#include "exit_codes.hpp"
#include "make_passes.hpp"
#include "passes.hpp"
#include "pull/page_store.hpp"
#include "rehearsing.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>

namespace zksync {
namespace {

/// Long enough for whoever waits for the lock to see that it is free.
constexpr std::chrono::milliseconds between_days{250};
constexpr std::chrono::seconds one_second{1};

void add(PullReport& sum, const PullReport& day) {
    sum.read += day.read;
    sum.fresh += day.fresh;
    sum.late += day.late;
    sum.ignored += day.ignored;
    sum.quarantined += day.quarantined;
    sum.corrected += day.corrected;
    sum.changed += day.changed;
    sum.gone += day.gone;
    sum.requests += day.requests;
}

/// Up to where a device can have punches by now. One without a zone may be ahead of this host's clock by as
/// much as zones are apart.
LocalTime latest_there(const Program& program, const DeviceConfig& device) {
    constexpr std::chrono::hours most_apart{26};
    const LocalTime now = Mapper(device, program.config().site).device_now(program.clock().now());
    return device.time_zone ? now : now + most_apart;
}

/// A rehearsed read of a range: what would be in the journal of it and is not delivered.
class RehearsedRange {
public:
    RehearsedRange(const Program& program, const DeviceConfig& device, PassOutcome& outcome)
        : mapper_(device, program.config().site), at_{program.output(), outcome, mapper_,
                                                      dry_run_form(program.options())} {}

    /// Punches without a time are of no day: each is told with the first.
    void tell(DevicePass& work, LocalTime from, LocalTime to) {
        for (const JournalRow& row : work.journal().rows_between(from, to))
            if (!is_delivered(row.judgement.state)) tell_decision(at_, row, Decision{row.judgement});
        work.journal().for_each(PunchState::quarantined, [&](const JournalRow& row) {
            if (row.punch.time || !timeless_.insert(identity(row.punch)).second) return;
            tell_decision(at_, row, Decision{row.judgement});
        });
    }
    void tell_sums() const { zksync::tell_sums(at_); }

private:
    Mapper mapper_;
    Rehearsing at_;
    std::set<std::string> timeless_; ///< told already
};

DeviceOutcome read_stretch(Program& program, const DeviceConfig& device, const Window& stretch,
                           PassOutcome& outcome, RehearsedRange& rehearsed) {
    DeviceOutcome read;
    const auto whole = guarded(program.output(), device.name, [&] {
        DevicePass work(program, device);
        Pull pull(work.pass(), work.source());
        read = guarded(program.output(), device.name, [&] { pull.read_again(*stretch.from, *stretch.to); });
        add(*outcome.pull, pull.report());
        if (program.options().dry_run) rehearsed.tell(work, *stretch.from, *stretch.to + one_second);
    });
    return whole.error ? whole : read;
}

/// Reads a range again, a day at a time where the device gives days, oldest first; the lock is let go between
/// days so that cron's passes get in.
PassOutcome pull_range(Program& program, const DeviceConfig& device) {
    const LocalTime from = program.options().since.value_or(device.since);
    if (from < device.since) {
        throw Error(ErrorKind::usage,
                    fmt::format("--since {} is before the go-live of {} ({})", from.text(), device.name,
                                device.since.text()),
                    "nothing before it is sent; move `since` in the configuration if that is meant");
    }
    const LocalTime until = program.options().until.value_or(latest_there(program, device));
    if (until < from) throw Error(ErrorKind::usage, "--until is before --since", "");

    PassOutcome outcome{device.name, PullReport{}, {}, {}, 0};
    RehearsedRange rehearsed(program, device, outcome);
    const auto stretches = stretches_to_read_again(device, from, until);
    for (const Window& stretch : stretches) {
        const auto read = read_stretch(program, device, stretch, outcome, rehearsed);
        if (read.error) {
            outcome.error = read.error;
            outcome.exit_code = read.exit_code;
            break;
        }
        if (&stretch != &stretches.back()) signals::sleep_for(between_days);
    }
    if (program.options().dry_run) rehearsed.tell_sums();
    if (!outcome.error) {
        program.output().good_news(device.name, fmt::format("{} punches read again, {} new",
                                                            outcome.pull->read, outcome.pull->fresh));
    }
    return outcome;
}

} // namespace

int run_pull(Program& program) {
    if (!program.options().since && !program.options().until) return run_passes(program, Halves::pull);
    PassWatch watch(program, Halves::pull);
    return tell_passes(program, [&](std::vector<PassOutcome>& outcomes) {
        make_passes(
            program, watch, [&](const DeviceConfig& device) { return pull_range(program, device); },
            outcomes);
    });
}

} // namespace zksync
