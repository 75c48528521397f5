#include "journal/tally.hpp"

#include "journal/numbers.hpp"
#include "journal/query.hpp"

namespace zksync {

std::int64_t day_number(LocalTime time) {
    return std::chrono::floor<std::chrono::days>(time.instant()).time_since_epoch().count();
}

void Tally::add(const Punch& punch, std::int64_t terminal, const Judgement& judgement) {
    forget_what_was_undone();
    Rows& of_day = days_[{punch.time ? day_number(*punch.time) : no_day, terminal}];
    ++of_day.rows;
    if (punch.time && !is_from_file(punch)) ++of_day.counted;
    ++states_[{judgement.state, judgement.reason}];
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
    for (const auto& [key, rows] : states_) {
        run(*database_,
            "INSERT INTO state_tally VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET rows = rows + excluded.rows",
            number_of(key.first), number_of(key.second), rows);
    }
    days_.clear();
    states_.clear();
}

void Tally::forget_what_was_undone() {
    if (!watch_.has_rolled_back()) return;
    days_.clear();
    states_.clear();
}

} // namespace zksync
