#include "journal/readings.hpp"

#include "sqlite/query.hpp"

namespace zksync {

void Readings::note(std::int64_t seq, Moment read_at) {
    if (watch_.has_rolled_back()) last_.reset();
    if (!last_) {
        Query query(*database_, "SELECT read_at FROM reading ORDER BY first_seq DESC LIMIT 1");
        if (query.next()) last_ = query.moment(0);
    }
    if (last_ == read_at) return;
    run(*database_, "INSERT INTO reading VALUES (?, ?)", seq, read_at);
    last_ = read_at;
}

} // namespace zksync
