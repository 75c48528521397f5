#include "pass/rejudge.hpp"

#include "core/reported_time.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"
#include "util/secret.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

enum class Ahead { leave, judge };

/// What an earlier version took the reported time for need not be what it means.
Punch read_anew(const Pass& pass, const JournalRow& row) {
    Punch punch = row.punch;
    if (row.time_given) return punch;
    punch.time = read_reported_time(punch.reported_time);
    if (punch.time != row.punch.time) pass.journal.set_time(row.seq, punch.time);
    return punch;
}

void judge_again(const Pass& pass, PunchState state, Ahead ahead) {
    const LocalTime now = pass.mapper.device_now(pass.clock.now());
    pass.journal.for_each(state, [&](const JournalRow& row) {
        const bool is_ahead = row.judgement.reason == Reason::ahead;
        if (is_ahead != (ahead == Ahead::judge) && state == PunchState::quarantined) return;
        const Punch punch = read_anew(pass, row);
        const Judgement judged =
            row.released ? pass.mapper.judge_released(punch, now) : pass.mapper.judge(punch, now);
        const bool waits_for_site =
            row.judgement.state == PunchState::waiting && row.judgement.reason != Reason::no_code;
        const bool waits_on = waits_for_site && judged.state == PunchState::pending;
        if (judged == row.judgement || waits_on) return;
        pass.journal.set_judgement(row.seq, judged, pass.clock.now());
    });
}

/// Nothing where there are none, so that nothing is judged again by a version that knows of them.
std::string double_tap_rules(const DeviceConfig& device) {
    if (device.min_gap.count() == 0) return "";
    std::string rules =
        fmt::format("\nmin_gap {} {}", device.min_gap.count(), static_cast<int>(device.direction));
    for (const auto& [state, type] : device.states) rules += fmt::format(" {}={}", state, to_text(type));
    for (const auto& [serial, terminal] : device.terminals) {
        if (terminal.direction)
            rules += fmt::format("\ndirection {} {}", serial, static_cast<int>(*terminal.direction));
    }
    return rules;
}

} // namespace

std::string judging_rules(const DeviceConfig& device) {
    // The number goes up when times or codes are read in another way.
    std::string rules = "2 " + device.since.text();
    for (const EmployeeCode& code : device.ignore)
        rules += fmt::format("\n{}:{}", code.value.size(), code.value);
    for (const auto& [serial, terminal] : device.terminals) {
        if (terminal.ignore) rules += fmt::format("\nterminal {}", serial);
    }
    for (const std::string& serial : device.only_terminals) rules += fmt::format("\nonly {}", serial);
    for (const auto& [code, id] : device.codes) {
        if (is_of_nameless_user(code)) rules += fmt::format("\ntold {}", code.value);
    }
    return fingerprint({rules + double_tap_rules(device)});
}

void rejudge(const Pass& pass) {
    const std::string rules = judging_rules(pass.device);
    if (pass.journal.value(marks::rules) == rules) return;
    Journal::Transaction transaction(pass.journal);
    for (const PunchState state :
         {PunchState::ignored, PunchState::pending, PunchState::waiting, PunchState::quarantined}) {
        judge_again(pass, state, Ahead::leave);
    }
    // Those that were double taps are pending by now, and judged as such next.
    pass.journal.erase_value(marks::taps_judged);
    pass.journal.set_value(marks::rules, rules);
    transaction.commit();
}

void rejudge_ahead(const Pass& pass) {
    Journal::Transaction transaction(pass.journal);
    judge_again(pass, PunchState::quarantined, Ahead::judge);
    transaction.commit();
}

} // namespace zksync
