#pragma once

#include "pass/binding.hpp"
#include "pass/pass.hpp"
#include "pull/log_memory.hpp"
#include "pull/nameless_rows.hpp"
#include "pull/page_store.hpp"
#include "pull/pull_report.hpp"

#include <optional>
#include <span>
#include <vector>

namespace zksync {

class TerminalSource;
struct Greeting;

/// Reads a terminal that stands alone: its whole log, because it gives no part of it, or nothing where
/// nothing can have come (docs/rules.md, section 2, *A terminal alone*). Takes leave of the terminal when it
/// ends, in whatever way: it serves one client at a time.
class WholeRead {
public:
    WholeRead(const Pass& pass, TerminalSource& terminal, PullReport& report);
    ~WholeRead();
    WholeRead(const WholeRead&) = delete;
    WholeRead& operator=(const WholeRead&) = delete;

    /// One pass. Throws Error; what came is kept then, and no mark moves.
    void run(NewAddress meaning);
    /// Stores what is new of a stretch of punch times, both ends inclusive; the mark stays.
    void read_again(LocalTime from, LocalTime to);
    /// Stores what is new. What the log has no more is no finding: it may have been cleared. For reconcile.
    void read_everything();

private:
    struct Stretch {
        std::optional<LocalTime> from, to;
    };
    void start(NewAddress meaning);
    void read_if_needed();
    void read_and_conclude(const LogOffer& offer, const std::optional<LogMemory>& before);
    LogVerdict read(const Stretch& stretch);
    void insist_on_all(const LogVerdict& verdict) const;
    void store(PageStore& pages, std::span<const Punch> page, const Stretch& stretch);
    void keep_first_codes(std::vector<Punch>& punches);
    void note_kind_of_rows() noexcept;
    void close_complete(const LogMemory& memory);
    void tell_of_log(const std::optional<LogMemory>& before) const;
    bool knows_all_people() const;

    const Pass& pass_;
    TerminalSource& terminal_;
    PullReport& report_;
    NamelessRows nameless_;
    std::int64_t came_ = 0; ///< rows of this read
    LocalTime mark_;
};

} // namespace zksync
