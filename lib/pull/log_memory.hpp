#pragma once

#include "core/local_time.hpp"
#include "terminal/counts.hpp"
#include "terminal/terminal_client.hpp"

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

/// What a read came to.
struct LogVerdict {
    std::optional<std::string> missing;   ///< why it is not complete, as a clause; nothing: it is
    std::optional<std::int64_t> miscount; ///< by how much the count was off, where that is all that is wrong

    bool operator==(const LogVerdict&) const = default;
};

/// Whether a log came completely: the sizes have to agree, and the count of before with the rows. Rows that
/// came meanwhile, by the count of after, are left to the next pass. `known_miscount`: by how much the count
/// was off the last time; one that is off in the same way again is no reason to doubt the sizes.
LogVerdict verdict_of(const terminal::LogRead& read, const terminal::Counts& before,
                      const terminal::Counts& after, std::optional<std::int64_t> known_miscount);

} // namespace zksync
