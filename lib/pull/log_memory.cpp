#include "pull/log_memory.hpp"

#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "json/try_parse.hpp"
#include "json/writer.hpp"

#include <charconv>

namespace zksync {

std::optional<LogMemory> log_memory(const Journal& journal) {
    const auto read = json::try_parse(journal.value(marks::terminal_log));
    if (!read) return std::nullopt;
    const json::Document& document = *read;
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

std::optional<std::int64_t> known_miscount(const Journal& journal) {
    // That of the last read, where it was not complete: a count may begin to be off by another number.
    if (const auto text = journal.value(marks::terminal_miscount)) {
        std::int64_t miscount = 0;
        std::from_chars(text->data(), text->data() + text->size(), miscount);
        return miscount;
    }
    const auto memory = log_memory(journal);
    return memory && memory->miscount != 0 ? std::optional(memory->miscount) : std::nullopt;
}

LogMemory memory_of(std::int64_t rows, const LogOffer& offer, const LogVerdict& verdict,
                    const std::optional<LogMemory>& before) {
    const auto& [users, records, capacity] = offer.counts;
    LogMemory memory{rows, offer.time, offer.since, is_full(offer.counts), verdict.miscount.value_or(0),
                     users};
    if (!before || (records && capacity)) return memory;
    memory.was_full = before->was_full;
    if (!records) memory.miscount = before->miscount;
    return memory;
}

} // namespace zksync
