#pragma once

#include "core/judgement.hpp"
#include "core/punch.hpp"
#include "sqlite/database.hpp"

#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace zksync {

/// The counts of rows that were stored in this transaction and are not in `day_tally` and `outcome_tally`
/// yet: added up here, because a page of rows is a few days of a few terminals. Whoever commits or reads the
/// counts writes them down first; what is rolled back is forgotten. Triggers keep them when rows change.
class Tally {
public:
    explicit Tally(Database& database) : database_(&database), watch_(database) {}

    void add(const Punch& punch, std::int64_t terminal, const Judgement& judgement);
    /// Part of the caller's transaction.
    void write_down();

private:
    struct Rows {
        std::int64_t rows = 0, counted = 0;
    };
    void forget_what_was_undone();

    Database* database_;
    std::map<std::pair<std::int64_t, std::int64_t>, Rows> days_;                    ///< by day and terminal
    std::map<std::tuple<std::int64_t, PunchState, Reason>, std::int64_t> outcomes_; ///< by day
    RollbackWatch watch_;
};

/// Days since 1970 on the wall; `no_day` for a row without a usable time.
std::int64_t day_number(LocalTime time);
inline constexpr std::int64_t no_day = -9'999'999;
inline constexpr std::int64_t micros_of_day = 86'400'000'000;

} // namespace zksync
