#include "pass/release.hpp"

#include "core/error.hpp"
#include "core/reported_time.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace zksync {
namespace {

/// Its time as a person knows it: the device's.
std::string shown_time(const JournalRow& row) {
    return row.punch.time && !row.time_given ? row.punch.time->text() : row.punch.reported_time;
}

/// By what a punch is named: by its code, or by the biometric ID that its code stands for.
enum class Naming { none, id, code };

/// "CODE@TIME" or "CODE@AS REPORTED", as it was typed: what cannot be printed was shown as question marks,
/// and blanks around a code do not count.
Naming naming_of(const JournalRow& row, const Mapper& mapper, std::string_view code_at_time) {
    Naming naming = Naming::none;
    for (const std::string& time : {shown_time(row), printable(shown_time(row))}) {
        const std::string end = "@" + time;
        if (!code_at_time.ends_with(end)) continue;
        const EmployeeCode code{std::string(code_at_time.substr(0, code_at_time.size() - end.size()))};
        const EmployeeCode bare = row.punch.code.bare();
        if (code.bare() == bare || code.value == printable(row.punch.code.value) ||
            code.value == printable(bare.value))
            return Naming::code;
        if (code.bare() == mapper.biometric_id(bare)) naming = Naming::id;
    }
    return naming;
}

struct Asked {
    std::string argument, code_at_time;
    std::optional<LocalTime> given; ///< what stands behind the last =
    bool is_to_be_filled_in = false;
};

Asked understood(const std::string& argument) {
    const auto equals = argument.rfind('=');
    if (equals == std::string::npos) return {argument, argument, std::nullopt};
    const std::string name = argument.substr(0, equals), time = argument.substr(equals + 1);
    if (time == time_to_fill_in) return {argument, name, std::nullopt, true};
    if (const auto given = read_reported_time(time)) return {argument, name, given};
    return {argument, argument, std::nullopt};
}

/// Why a punch would not be sent at a time that it is given.
std::optional<Reason> reason_against(const JournalRow& row, LocalTime given, const Mapper& mapper,
                                     LocalTime now) {
    Punch punch = row.punch;
    punch.time = given;
    const Reason reason = mapper.judge(punch, now).reason;
    const bool is_about_time =
        reason == Reason::before_2015 || reason == Reason::before_since || reason == Reason::ahead;
    return is_about_time ? std::optional{reason} : std::nullopt;
}

/// A time may be typed in any way in which it can be read.
std::string with_time_in_full(const std::string& code_at_time) {
    // A code may hold an @, a time never does.
    const auto at = code_at_time.rfind('@');
    const auto time = at == std::string::npos ? std::nullopt : LocalTime::parse(code_at_time.substr(at + 1));
    return time ? code_at_time.substr(0, at + 1) + time->text() : code_at_time;
}

bool can_be_given_anew(const JournalRow& row) {
    return row.judgement.state != PunchState::sent && row.judgement.state != PunchState::in_doubt;
}

std::vector<JournalRow> rows_meant(const Pass& pass, const Asked& asked) {
    Journal& journal = pass.journal;
    const std::string in_full = with_time_in_full(asked.code_at_time);
    std::vector<JournalRow> by_code, by_id;
    const auto take = [&](const JournalRow& row) {
        const Naming naming =
            std::max(naming_of(row, pass.mapper, asked.code_at_time), naming_of(row, pass.mapper, in_full));
        if (naming == Naming::code) by_code.push_back(row);
        if (naming == Naming::id) by_id.push_back(row);
    };
    journal.for_each(PunchState::quarantined, [&](const JournalRow& row) {
        if (!row.time_given) take(row);
    });
    for (const JournalRow& row : journal.rows_with_given_time()) take(row);
    // One person's code may be another one's ID: the code is what `status` shows.
    return by_code.empty() ? by_id : by_code;
}

Error refused(const Asked& asked, const std::string& why, const std::string& hint) {
    return {ErrorKind::usage, fmt::format("--release {}: {}", printable(asked.argument), why), hint};
}

std::string say_when(const Asked& asked) {
    return fmt::format("say when it was: --release '{}={}'", printable(asked.code_at_time), time_to_fill_in);
}

Error would_not_be_sent(const Pass& pass, const Asked& asked, Reason reason) {
    const std::string since = pass.device.since.text();
    if (!asked.given)
        return refused(asked, fmt::format("that is before since ({}), and would not be sent", since),
                       say_when(asked));
    if (reason == Reason::ahead)
        return refused(asked, fmt::format("{} is more than 24 hours ahead of now", asked.given->text()),
                       "see day, month and year");
    return refused(asked,
                   fmt::format("{} is before since ({}), and would not be sent", asked.given->text(), since),
                   "see day, month and year");
}

/// A time is needed where the device's own is none, or none that is sent, and only there.
void check(const Pass& pass, const Asked& asked, const JournalRow& row, LocalTime now) {
    if (asked.is_to_be_filled_in)
        throw refused(asked, fmt::format("{} stands for the time of the punch", time_to_fill_in),
                      "write when it was in its place, like 2026-11-22 08:00:00");
    if (!can_be_given_anew(row))
        throw refused(asked,
                      fmt::format("it is on its way, or on the site already, at {}", row.punch.time->text()),
                      "put the check-in right on the site; zksync why names it");
    const bool has_own_time = row.punch.time && !row.time_given;
    if (!asked.given) {
        if (!has_own_time) throw refused(asked, "its time cannot be read", say_when(asked));
        const Judgement judged = pass.mapper.judge_released(row.punch, now);
        if (judged.reason == Reason::before_since) throw would_not_be_sent(pass, asked, judged.reason);
        return;
    }
    if (has_own_time && pass.mapper.judge_released(row.punch, now).reason != Reason::before_since)
        throw refused(asked, "its time can be read, and is sent as it is",
                      fmt::format("--release '{}'", printable(asked.code_at_time)));
    if (const auto reason = reason_against(row, *asked.given, pass.mapper, now))
        throw would_not_be_sent(pass, asked, *reason);
}

/// Somebody made a mistake, and says it better now.
void warn_of_what_stays(const Pass& pass, const JournalRow& row) {
    if (row.judgement.state != PunchState::duplicate || row.punch.time == std::nullopt) return;
    pass.log.warning(
        fmt::format("the punch of \"{}\" at {} counted as a check-in that the site has already{}; "
                    "that one stays",
                    printable(row.punch.code.value), row.punch.time->text(),
                    row.checkin.empty() ? "" : fmt::format(" ({})", printable(row.checkin))));
}

void let_go(const Pass& pass, const Asked& asked, const JournalRow& row, LocalTime now) {
    Punch punch = row.punch;
    if (asked.given) {
        punch.time = asked.given;
        pass.journal.give_time(row.seq, *asked.given);
    } else {
        pass.journal.set_released(row.seq);
    }
    pass.journal.set_judgement(row.seq, pass.mapper.judge_released(punch, now), pass.clock.now());
}

} // namespace

void release(const Pass& pass, const std::string& argument) {
    const Asked asked = understood(argument);
    if (asked.code_at_time.find('@') == std::string::npos)
        throw refused(asked, "expected CODE@TIME", "for example: --release \"0042@2026-11-22 08:00:00\"");
    const auto rows = rows_meant(pass, asked);
    if (rows.empty())
        throw refused(asked, "no such punch is quarantined", "zksync status lists what is quarantined");
    const LocalTime now = pass.mapper.device_now(pass.clock.now());
    for (const JournalRow& row : rows) check(pass, asked, row, now);
    Journal::Transaction transaction(pass.journal);
    for (const JournalRow& row : rows) {
        let_go(pass, asked, row, now);
        if (asked.given) warn_of_what_stays(pass, row);
    }
    transaction.commit();
}

ReleaseAdvice release_advice(const JournalRow& row, const Mapper& mapper, LocalTime read_at) {
    const std::string name = printable(row.punch.code.bare().value + "@" + shown_time(row));
    if (row.punch.time && mapper.judge_released(row.punch, read_at).reason != Reason::before_since)
        return {name, std::nullopt};
    const LocalTime known = row.punch.uploaded.value_or(read_at);
    const auto proposed = row.punch.time ? std::nullopt : proposed_time(row.punch.reported_time, known);
    if (proposed && !reason_against(row, *proposed, mapper, read_at))
        return {fmt::format("{}={}", name, proposed->text()), std::nullopt};
    return {fmt::format("{}={}", name, time_to_fill_in), known};
}

} // namespace zksync
