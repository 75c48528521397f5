#include "passes/rehearsing.hpp"

#include "journal/row.hpp"
#include "mapper/mapper.hpp"
#include "output/csv.hpp"
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
    if (judgement.state == PunchState::pending) return "pending: the next push sends it";
    return fmt::format("{}: {}", to_text(judgement.state), sentence(judgement.state, judgement.reason));
}

/// The same columns whatever is decided.
std::string table_row(const std::string& device, const DecidedPunch& punch) {
    const auto* goes = std::get_if<Checkin>(&punch.decision);
    const Checkin checkin = goes != nullptr ? *goes : Checkin{};
    const Reason reason = goes != nullptr ? Reason::none : std::get<Judgement>(punch.decision).reason;
    return csv_row({device, punch.code, punch.time, std::string(to_text(state_before(punch.decision))),
                    reason == Reason::none ? "" : std::string(to_text(reason)), checkin.employee,
                    goes != nullptr ? checkin.time.text() : "", std::string(to_text(checkin.log_type)),
                    checkin.device_id});
}

DecidedPunch decided(const JournalRow& row, const Decision& decision) {
    return {row.punch.code.value, row.punch.reported_time,
            row.punch.time ? row.punch.time->text() : row.punch.reported_time, decision};
}

} // namespace

DryRunForm dry_run_form(const Options& options) {
    if (options.json) return DryRunForm::document;
    return options.csv ? DryRunForm::table : DryRunForm::lines;
}

PunchState state_before(const Decision& decision) {
    const auto* judgement = std::get_if<Judgement>(&decision);
    return judgement != nullptr ? judgement->state : PunchState::pending;
}

void tell_headings(const Output& output, DryRunForm form) {
    if (form != DryRunForm::table) return;
    output.answer(byte_order_mark + csv_row({"device", "code", "time", "state", "reason", "employee",
                                             "site_time", "log_type", "device_id"}));
}

void tell_decision(Rehearsing& at, const JournalRow& row, const Decision& decision) {
    at.sums.add(decision);
    if (at.form == DryRunForm::document) {
        at.outcome.decided.push_back(decided(row, decision));
        return;
    }
    if (at.form == DryRunForm::table)
        return at.output.answer(table_row(at.outcome.device, decided(row, decision)));
    at.output.answer(fmt::format("{:<20} {:<19} {}", at.mapper.spelled(row.punch.code),
                                 printable(row.punch.reported_time), decision_text(decision)));
}

void tell_sums(const Rehearsing& at) {
    const PassOutcome& outcome = at.outcome;
    if (at.form != DryRunForm::lines || outcome.error) return;
    const std::string text = outcome.push ? at.sums.text() : at.sums.text_of_pull(outcome.pull->fresh);
    at.output.answer(fmt::format("{}: {}", outcome.device, text));
}

} // namespace zksync
