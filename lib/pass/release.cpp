#include "pass/release.hpp"

#include "core/error.hpp"
#include "core/reported_time.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

#include <vector>

namespace zksync {
namespace {

std::string shown_time(const JournalRow& row) {
    return row.punch.time ? row.punch.time->text() : row.punch.reported_time;
}

/// "CODE@TIME" or "CODE@AS REPORTED", as it was typed: what cannot be printed was shown as question marks.
bool is_named(const JournalRow& row, const std::string& code_at_time) {
    const std::string at_time = "@" + shown_time(row);
    const std::string name = row.punch.code.value + at_time, bare = row.punch.code.bare().value + at_time;
    return code_at_time == name || code_at_time == printable(name) || code_at_time == bare;
}

struct Asked {
    std::string code_at_time;
    std::optional<LocalTime> given; ///< what stands behind the last =
};

Asked understood(const std::string& argument) {
    const auto equals = argument.rfind('=');
    const auto given =
        equals == std::string::npos ? std::nullopt : read_reported_time(argument.substr(equals + 1));
    if (given) return {argument.substr(0, equals), given};
    return {argument, std::nullopt};
}

/// A time may be typed in any way in which it can be read.
std::string with_time_in_full(const std::string& code_at_time) {
    // A code may hold an @, a time never does.
    const auto at = code_at_time.rfind('@');
    const auto time = at == std::string::npos ? std::nullopt : LocalTime::parse(code_at_time.substr(at + 1));
    return time ? code_at_time.substr(0, at + 1) + time->text() : code_at_time;
}

std::vector<JournalRow> rows_meant(Journal& journal, const Asked& asked) {
    const std::string in_full = with_time_in_full(asked.code_at_time);
    std::vector<JournalRow> rows;
    journal.for_each(PunchState::quarantined, [&](const JournalRow& row) {
        if (is_named(row, asked.code_at_time) || is_named(row, in_full)) rows.push_back(row);
    });
    return rows;
}

/// A time is needed where there is none, and only there.
void check_given_time(const JournalRow& row, const Asked& asked) {
    const std::string name = printable(asked.code_at_time);
    if (!row.punch.time && !asked.given) {
        throw Error(ErrorKind::usage, fmt::format("--release {}: its time cannot be read", name),
                    fmt::format("say when it was: --release '{}=2026-11-22 08:00:00'", name));
    }
    if (row.punch.time && asked.given) {
        throw Error(ErrorKind::usage,
                    fmt::format("--release {}: its time can be read, and is sent as it is", name),
                    fmt::format("--release '{}'", name));
    }
}

} // namespace

void release(const Pass& pass, const std::string& argument) {
    const Asked asked = understood(argument);
    if (asked.code_at_time.find('@') == std::string::npos) {
        throw Error(ErrorKind::usage, fmt::format("--release {}: expected CODE@TIME", printable(argument)),
                    "for example: --release \"0042@2026-11-22 08:00:00\"");
    }
    const auto rows = rows_meant(pass.journal, asked);
    if (rows.empty()) {
        throw Error(ErrorKind::usage,
                    fmt::format("--release {}: no such punch is quarantined", printable(argument)),
                    "zksync status lists what is quarantined");
    }
    const LocalTime now = pass.mapper.device_now(pass.clock.now());
    Journal::Transaction transaction(pass.journal);
    for (const JournalRow& row : rows) {
        check_given_time(row, asked);
        Punch punch = row.punch;
        if (asked.given) {
            punch.time = asked.given;
            pass.journal.give_time(row.seq, *asked.given);
        } else {
            pass.journal.set_released(row.seq);
        }
        pass.journal.set_judgement(row.seq, pass.mapper.judge_released(punch, now), pass.clock.now());
    }
    transaction.commit();
}

std::string release_argument(const JournalRow& row, LocalTime read_at) {
    std::string name = printable(row.punch.code.value + "@" + shown_time(row));
    if (row.punch.time) return name;
    const LocalTime known = row.punch.uploaded.value_or(read_at);
    return fmt::format("{}={}", name, proposed_time(row.punch.reported_time, known).text());
}

} // namespace zksync
