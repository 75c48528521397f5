#include "journal/readings.hpp"

#include "journal/query.hpp"

namespace zksync {

void Readings::note(std::int64_t seq, Moment read_at) {
    if (rollbacks_ != database_->rollbacks()) last_.reset();
    rollbacks_ = database_->rollbacks();
    if (!last_) {
        Query query(*database_, "SELECT read_at FROM reading ORDER BY first_seq DESC LIMIT 1");
        if (query.next()) last_ = query.moment(0);
    }
    if (last_ == read_at) return;
    run(*database_, "INSERT INTO reading VALUES (?, ?)", seq, read_at);
    last_ = read_at;
}

} // namespace zksync
