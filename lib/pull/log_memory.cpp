#include "pull/log_memory.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "json/value.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

bool is_same_miscount(std::int64_t now, std::int64_t before) {
    // Rows beyond the count cannot be missing, however many they are.
    return now == before || (now < 0 && before < 0);
}

/// By how much the count of before exceeds the rows that came; nothing where they agree, or where the count
/// of after explains the rest.
std::optional<std::int64_t> miscount_of(const terminal::LogRead& read, const terminal::Counts& before,
                                        const terminal::Counts& after) {
    if (!before.records || read.rows == 0) return std::nullopt;
    const auto counted = static_cast<std::int64_t>(*before.records);
    const auto rows = static_cast<std::int64_t>(read.rows);
    if (rows == counted) return std::nullopt;
    const bool came_meanwhile = rows > counted && after.records && rows <= std::int64_t{*after.records};
    if (came_meanwhile) return std::nullopt;
    return counted - rows;
}

} // namespace

std::optional<LogMemory> log_memory(const Journal& journal) {
    const auto text = journal.value(marks::terminal_log);
    if (!text) return std::nullopt;
    const json::Document document = json::parse(*text);
    const auto since = LocalTime::parse(document["since"].string().value_or(""));
    if (!since) return std::nullopt;
    LogMemory memory;
    memory.rows = document["rows"].integer().value_or(0);
    memory.time = LocalTime::parse(document["time"].string().value_or(""));
    memory.since = *since;
    memory.was_full = document["full"].boolean().value_or(false);
    memory.miscount = document["miscount"].integer().value_or(0);
    memory.users = document["users"].integer();
    return memory;
}

void remember_log(Journal& journal, const LogMemory& memory) {
    json::Writer text;
    text.begin_object().member("rows", memory.rows);
    if (memory.time) text.member("time", memory.time->text());
    text.member("since", memory.since.text());
    if (memory.was_full) text.member("full", true);
    if (memory.miscount != 0) text.member("miscount", memory.miscount);
    if (memory.users) text.member("users", *memory.users);
    journal.set_value(marks::terminal_log, text.end_object().text());
}

bool is_as_remembered(const LogMemory& memory, const LogOffer& offer) {
    const auto& [counts, time, since, knows_all_people] = offer;
    if (!counts.records || memory.miscount != 0 || std::int64_t{*counts.records} != memory.rows) return false;
    if (is_full(counts) || memory.since != since) return false;
    const bool same_people = counts.users && memory.users == std::int64_t{*counts.users};
    if (!knows_all_people && !same_people) return false;
    return time && memory.time && time->date() == memory.time->date();
}

bool was_cleared(const LogMemory& memory, const terminal::Counts& counts) {
    return counts.records && !memory.was_full && memory.miscount == 0 &&
           std::int64_t{*counts.records} < memory.rows;
}

bool is_full(const terminal::Counts& counts) {
    return counts.records && counts.record_capacity.value_or(0) > 0 &&
           *counts.records >= *counts.record_capacity;
}

bool is_nearly_full(const terminal::Counts& counts) {
    return counts.records && counts.record_capacity.value_or(0) > 0 &&
           std::int64_t{*counts.records} * 10 >= std::int64_t{*counts.record_capacity} * 9;
}

LogVerdict verdict_of(const terminal::LogRead& read, const terminal::Counts& before,
                      const terminal::Counts& after, std::optional<std::int64_t> known_miscount) {
    terminal::Counts without_rows = before;
    if (read.rows > 0) without_rows.records.reset();
    if (auto missing = terminal::what_is_missing(read, without_rows))
        return {std::move(missing), std::nullopt};
    const auto miscount = miscount_of(read, before, after);
    if (!miscount) return {};
    if (known_miscount && is_same_miscount(*miscount, *known_miscount)) return {std::nullopt, miscount};
    return {fmt::format("it counts {} rows, and {} came", *before.records, read.rows), miscount};
}

} // namespace zksync
