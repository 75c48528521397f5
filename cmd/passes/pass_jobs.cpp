#include "output/ended.hpp"
#include "output/exit_codes.hpp"
#include "passes/lost_pass.hpp"
#include "passes/make_passes.hpp"
#include "passes/outcome_parcel.hpp"
#include "passes/pass_tales.hpp"
#include "process/side_by_side.hpp"
#include "util/signals.hpp"

#include <cstdint>
#include <deque>
#include <optional>

namespace zksync {
namespace {

/// What is told of one device, and waits for its turn.
struct Told {
    std::deque<std::string> waiting{};
    std::optional<PassOutcome> outcome{};
    std::optional<ProcessEnd> end{};
    bool is_lost = false; ///< its process did not come to say how it went
};

class PassJobs {
public:
    PassJobs(Program& program, PassWatch& watch, const MakePass& make)
        : program_(program), watch_(watch), make_(make), devices_(program.devices()), told_(devices_.size()) {
        show_bar();
    }

    void make_all();
    /// Those that came to something, in the order of the configuration.
    void give_outcomes(std::vector<PassOutcome>& outcomes);

private:
    SideBySide crew();
    void tell_of_the_lost();
    int be_a_pass(std::size_t job, const Tell& tell);
    void hear(std::size_t job, std::string message);
    void end(std::size_t job, const ProcessEnd& how);
    void show_those_whose_turn_it_is();
    void show(std::size_t job, std::string message);
    void show_bar();

    Program& program_;
    PassWatch& watch_;
    const MakePass& make_;
    std::vector<const DeviceConfig*> devices_;
    std::vector<Told> told_;
    std::size_t turn_ = 0; ///< whose words are said as they come
    std::size_t ended_ = 0;
    Progress bar_;
};

/// What a configuration's secrets and folders are is found out once, not by each process. What is wrong with
/// them each says of its own device.
void prepare(Program& program) {
    try {
        if (!program.options().dry_run) program.state();
        if (program.options().command != "pull") program.api_secret();
    } catch (const Error&) {
        return;
    }
}

void PassJobs::make_all() {
    prepare(program_);
    try {
        work_side_by_side(crew());
    } catch (const Interrupted&) {
        tell_of_the_lost();
        throw;
    }
    tell_of_the_lost();
}

SideBySide PassJobs::crew() {
    return {
        .jobs = devices_.size(),
        .most = program_.options().jobs,
        .work = [this](std::size_t job, const Tell& tell) { return be_a_pass(job, tell); },
        .heard = [this](std::size_t job, std::string message) { hear(job, std::move(message)); },
        .ended = [this](std::size_t job, const ProcessEnd& how) { end(job, how); },
    };
}

/// Once all have ended: whoever forks waits for nobody else.
void PassJobs::tell_of_the_lost() {
    bar_ = {};
    for (std::size_t job = 0; job < told_.size(); ++job) {
        const Told& told = told_[job];
        if (!told.is_lost) continue;
        if (make_.remember_lost) make_.remember_lost(*told.outcome);
        if (!ended_in_order(*told.end)) watch_.lost(*devices_[job], *told.outcome);
    }
}

void PassJobs::give_outcomes(std::vector<PassOutcome>& outcomes) {
    for (Told& told : told_)
        if (told.outcome) outcomes.push_back(*std::move(told.outcome));
}

/// In the process of that pass.
int PassJobs::be_a_pass(std::size_t job, const Tell& tell) {
    const auto send = [&](Tale what, const auto& value) {
        Parcel parcel = tale(what);
        put(parcel, value);
        tell(parcel.bytes());
    };
    speak_by(program_, tell);
    try {
        const PassOutcome outcome = make_pass(program_, watch_, make_, *devices_[job]);
        send(Tale::monitors, watch_.findings());
        send(Tale::outcome, outcome);
        return exit_codes::done;
    } catch (const Interrupted& interrupted) {
        return exit_code_of_signal(interrupted.signal());
    }
}

void PassJobs::hear(std::size_t job, std::string message) {
    Told& told = told_[job];
    Parcel parcel(std::move(message));
    switch (parcel.take<Tale>()) {
    case Tale::monitors:
        return watch_.add(take_findings(parcel));
    case Tale::outcome:
        told.outcome = take_outcome(parcel);
        return;
    default:
        break;
    }
    if (job == turn_) return show(job, parcel.bytes());
    told.waiting.push_back(parcel.bytes());
}

void PassJobs::end(std::size_t job, const ProcessEnd& how) {
    Told& told = told_[job];
    told.end = how;
    ++ended_;
    // Whoever was told to end has nothing to explain.
    told.is_lost = !told.outcome && signals::raised() == 0;
    if (told.is_lost) {
        told.outcome = PassOutcome{devices_[job]->name, {}, {}, lost_pass(how), exit_code_of_lost_pass(how)};
        told.outcome->had_lock = true;
        told.outcome->took = how.took;
    }
    watch_.one_ended();
    show_those_whose_turn_it_is();
    // A new one: that one more has ended is shown at once, and may be the last news for a long time.
    bar_ = {};
    show_bar();
}

void PassJobs::show_those_whose_turn_it_is() {
    while (turn_ < told_.size()) {
        Told& told = told_[turn_];
        for (std::string& message : std::exchange(told.waiting, {})) show(turn_, std::move(message));
        if (!told.end) return;
        if (told.is_lost) program_.output().error(devices_[turn_]->name, *told.outcome->error);
        ++turn_;
    }
}

void PassJobs::show(std::size_t job, std::string message) {
    bar_ = {};
    say_what_was_told(program_, devices_[job]->name, Parcel(std::move(message)));
}

void PassJobs::show_bar() {
    if (!bar_) bar_ = program_.output().progress("");
    if (bar_) bar_("devices", static_cast<std::int64_t>(ended_), static_cast<std::int64_t>(devices_.size()));
}

} // namespace

void make_passes_side_by_side(Program& program, PassWatch& watch, const MakePass& make,
                              std::vector<PassOutcome>& outcomes) {
    PassJobs jobs(program, watch, make);
    try {
        jobs.make_all();
    } catch (const Interrupted&) {
        jobs.give_outcomes(outcomes);
        throw;
    }
    jobs.give_outcomes(outcomes);
}

} // namespace zksync
