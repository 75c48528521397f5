#include "journal/said_memory.hpp"

#include "sqlite/query.hpp"

namespace zksync {
namespace {

Said said_from(const Query& query) {
    return {query.text(0), query.text(1), query.moment(2), query.moment(3)};
}

} // namespace

std::vector<Said> SaidMemory::of(std::string_view topic) const {
    std::vector<Said> all;
    Query query(*database_, "SELECT key, text, first_at, last_at FROM said WHERE topic = ? ORDER BY key",
                topic);
    while (query.next()) all.push_back(said_from(query));
    return all;
}

std::optional<Said> SaidMemory::find(std::string_view topic, std::string_view key) const {
    Query query(*database_, "SELECT key, text, first_at, last_at FROM said WHERE topic = ? AND key = ?",
                topic, key);
    return query.next() ? std::optional{said_from(query)} : std::nullopt;
}

void SaidMemory::update(std::string_view topic, std::span<const Said> said, std::span<const Said> over) {
    if (said.empty() && over.empty()) return;
    Atomic change(*database_);
    for (const Said& one : said) {
        run(*database_, "INSERT OR REPLACE INTO said VALUES (?, ?, ?, ?, ?)", topic, one.key, one.text,
            one.first, one.last);
    }
    for (const Said& one : over)
        run(*database_, "DELETE FROM said WHERE topic = ? AND key = ?", topic, one.key);
    change.commit();
}

} // namespace zksync
