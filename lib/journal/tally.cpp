#include "journal/tally.hpp"

#include "journal/numbers.hpp"
#include "sqlite/query.hpp"

namespace zksync {

std::int64_t day_number(LocalTime time) {
    return std::chrono::floor<std::chrono::days>(time.instant()).time_since_epoch().count();
}

void Tally::add(const Punch& punch, std::int64_t terminal, const Judgement& judgement) {
    forget_what_was_undone();
    const std::int64_t day = punch.time ? day_number(*punch.time) : no_day;
    Rows& of_day = days_[{day, terminal}];
    ++of_day.rows;
    if (punch.time && !is_from_file(punch)) ++of_day.counted;
    ++outcomes_[{day, judgement.state, judgement.reason}];
}

void Tally::write_down() {
    forget_what_was_undone();
    for (const auto& [key, of_day] : days_) {
        run(*database_,
            "INSERT INTO day_tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET rows = rows + "
            "excluded.rows, "
            "counted = counted + excluded.counted",
            key.first, key.second, of_day.rows, of_day.counted);
    }
    for (const auto& [key, rows] : outcomes_) {
        const auto& [day, state, reason] = key;
        run(*database_,
            "INSERT INTO outcome_tally VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET rows = rows + "
            "excluded.rows",
            day, number_of(state), number_of(reason), rows);
    }
    days_.clear();
    outcomes_.clear();
}

void Tally::forget_what_was_undone() {
    if (!watch_.has_rolled_back()) return;
    days_.clear();
    outcomes_.clear();
}

} // namespace zksync
