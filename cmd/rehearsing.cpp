#include "rehearsing.hpp"

#include "journal/row.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

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
    return fmt::format("{}: {}", to_text(judgement.state), sentence(judgement.state, judgement.reason));
}

} // namespace

void tell_decision(Rehearsing& at, const JournalRow& row, const Decision& decision) {
    at.sums.add(decision);
    if (at.output.is_json()) {
        at.outcome.decided.push_back({row.punch.code.value, row.punch.reported_time, decision});
        return;
    }
    at.output.answer(fmt::format("{:<20} {:<19} {}", printable(row.punch.code.value),
                                 printable(row.punch.reported_time), decision_text(decision)));
}

void tell_sums(const Rehearsing& at) {
    const PassOutcome& outcome = at.outcome;
    if (at.output.is_json() || outcome.error) return;
    const std::string text = outcome.push ? at.sums.text() : at.sums.text_of_pull(outcome.pull->fresh);
    at.output.answer(fmt::format("{}: {}", outcome.device, text));
}

} // namespace zksync
