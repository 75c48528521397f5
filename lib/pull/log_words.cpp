#include "pull/log_words.hpp"

#include "journal/journal.hpp"
#include "source/terminal_source.hpp"

#include <fmt/format.h>

#include <vector>

namespace zksync {
namespace {

std::string time_in_words(const std::optional<LocalTime>& time) { return time ? time->text() : "?"; }

Matter words_of_fullness(const terminal::Counts& counts) {
    if (is_full(counts)) {
        return {"full",
                fmt::format("the log of the terminal is full ({} rows): it overwrites its oldest, and is "
                            "read at every pass; run zksync pull, and clear it at the terminal "
                            "right after that",
                            *counts.records)};
    }
    return {
        "nearly full",
        fmt::format("the log of the terminal holds {} of the {} rows that it has room for: before it "
                    "overwrites its oldest, run zksync pull, and clear it at the terminal right after that",
                    *counts.records, *counts.record_capacity)};
}

} // namespace

Matter words_of_clearing(const LogMemory& before, const Greeting& now) {
    const std::string then = time_in_words(before.time);
    return {
        fmt::format("{} {}", then, before.rows),
        fmt::format(
            "somebody cleared the log of the terminal between {} and {}, or it dropped its oldest: it held "
            "{} rows, and holds {} now; punches between the two times may be lost",
            then, time_in_words(now.time), before.rows, now.counts.records.value_or(0))};
}

Matter words_of_miscount(const std::string& address, std::int64_t rows) {
    return {"wrong",
            fmt::format(
                "the terminal at {} counts its rows wrong: {} came, and the sizes say that these are all; "
                "it is read whole at every pass",
                address, rows)};
}

void say_once(const Pass& pass, std::string_view topic, const Matter& matter) {
    if (is_to_be_said(pass.journal.said(), topic, matter, pass.clock.now())) pass.log.warning(matter.text);
}

void tell_of_fullness(const Pass& pass, const terminal::Counts& counts) {
    std::vector<Matter> matters;
    if (is_nearly_full(counts)) matters.push_back(words_of_fullness(counts));
    for (const Matter& matter : tell(pass.journal.said(), "full log", matters, pass.clock.now()).due)
        pass.log.warning(matter.text);
}

} // namespace zksync
