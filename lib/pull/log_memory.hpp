#pragma once

#include "core/local_time.hpp"
#include "source/log_verdict.hpp"
#include "terminal/counts.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

class Journal;

/// What the log of a terminal that stands alone was when it was last read completely: to know whether it has
/// to be read again (docs/rules.md, section 2, *A terminal alone*).
struct LogMemory {
    std::int64_t rows = 0;             ///< that came
    std::optional<LocalTime> time;     ///< by its clock, when that read began
    LocalTime since;                   ///< the go-live then
    bool was_full = false;             ///< it overwrites its oldest
    std::int64_t miscount = 0;         ///< by how much its count is known to be off
    std::optional<std::int64_t> users; ///< how many people it knew

    bool operator==(const LogMemory&) const = default;
};

std::optional<LogMemory> log_memory(const Journal& journal);
void remember_log(Journal& journal, const LogMemory& memory);

/// What a terminal says before its log is read.
struct LogOffer {
    terminal::Counts counts;
    std::optional<LocalTime> time;
    LocalTime since;              ///< as it is configured now
    bool knows_all_people = true; ///< nobody's punches wait for a code of its list of users
};

/// Nothing can have come since: reading would bring what is known.
bool is_as_remembered(const LogMemory& memory, const LogOffer& offer);
/// The count fell although the log was not full: somebody cleared it in between.
bool was_cleared(const LogMemory& memory, const terminal::Counts& counts);
bool is_full(const terminal::Counts& counts);
/// Nine rows of ten that it has room for.
bool is_nearly_full(const terminal::Counts& counts);

/// By how much the count was off in a read before, complete or not.
std::optional<std::int64_t> known_miscount(const Journal& journal);

/// What is remembered of a log of which so many rows came in a complete read. What the terminal does not say
/// of its counts this time stays as it was: it has not changed for that.
LogMemory memory_of(std::int64_t rows, const LogOffer& offer, const LogVerdict& verdict,
                    const std::optional<LogMemory>& before);

} // namespace zksync
