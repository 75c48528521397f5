#include "journal/told_memory.hpp"

#include "sqlite/query.hpp"

#include <fmt/format.h>

#include <sstream>

namespace zksync {
namespace {

std::string text_of(const std::vector<Moment>& moments) {
    std::string text;
    for (const Moment moment : moments) text += fmt::format(" {}", moment.time_since_epoch().count());
    return text;
}

std::vector<Moment> moments_in(const std::string& text) {
    std::istringstream numbers(text);
    std::vector<Moment> moments;
    for (std::int64_t seconds = 0; numbers >> seconds;) moments.emplace_back(std::chrono::seconds{seconds});
    return moments;
}

Told told_from(const Query& query) {
    return {{query.text(0), query.text(1), query.text(2), query.text(3)},
            query.text(4),
            query.text(5),
            query.integer(6),
            query.integer(7) == 0 ? Told::Stands::lasts : Told::Stands::over,
            query.moment(8),
            query.moment(9),
            moments_in(query.text(10))};
}

} // namespace

std::vector<Told> ToldMemory::all() const {
    std::vector<Told> all;
    Query query(*database_, "SELECT reader, topic, about, key, title, stamp, amount, is_over, first_at, "
                            "last_at, messages FROM told ORDER BY reader, topic, about, key");
    while (query.next()) all.push_back(told_from(query));
    return all;
}

void ToldMemory::update(std::span<const Told> told, std::span<const ToldKey> forgotten) {
    if (told.empty() && forgotten.empty()) return;
    Atomic change(*database_);
    for (const Told& one : told) {
        run(*database_, "INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", one.id.reader,
            one.id.topic, one.id.about, one.id.key, one.title, one.stamp, one.amount,
            std::int64_t{one.stands == Told::Stands::over}, one.first, one.last, text_of(one.messages));
    }
    for (const ToldKey& one : forgotten) {
        run(*database_, "DELETE FROM told WHERE reader = ? AND topic = ? AND about = ? AND key = ?",
            one.reader, one.topic, one.about, one.key);
    }
    change.commit();
}

} // namespace zksync
