#include "terminal/body_cutter.hpp"

#include <algorithm>
#include <utility>

namespace zksync::terminal {
namespace {

constexpr std::size_t total_size = 4;
/// Enough rows of any size to tell it by.
constexpr std::size_t sample_size = 64U << 10;

} // namespace

BodyCutter::BodyCutter(RowSize row_size, EachRow each) : tell_(std::move(row_size)), each_(std::move(each)) {}

void BodyCutter::take(ByteView bytes) {
    if (unreadable_) {
        row_bytes_ += bytes.size();
        return;
    }
    waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
    row_bytes_ += bytes.size();
    if (!total_) {
        if (waiting_.size() < total_size) return;
        total_ = u32_at(waiting_, 0);
        waiting_.erase(waiting_.begin(), waiting_.begin() + total_size);
        row_bytes_ -= total_size;
    }
    if (!row_size_ && has_enough_to_tell()) tell_row_size();
    give_rows();
}

void BodyCutter::finish() {
    if (total_ && !row_size_ && !unreadable_ && !waiting_.empty()) tell_row_size();
    give_rows();
}

bool BodyCutter::has_enough_to_tell() const {
    return !waiting_.empty() && waiting_.size() >= std::min<std::size_t>(*total_, sample_size);
}

void BodyCutter::tell_row_size() {
    row_size_ = tell_(*total_, waiting_);
    unreadable_ = !row_size_;
}

void BodyCutter::give_rows() {
    if (!row_size_) return;
    ByteView rest = waiting_;
    // What came beyond the total is no row.
    while (rest.size() >= *row_size_ && (rows_ + 1) * *row_size_ <= *total_) {
        each_(rest.first(*row_size_));
        rest = rest.subspan(*row_size_);
        ++rows_;
    }
    waiting_.erase(waiting_.begin(), waiting_.end() - static_cast<std::ptrdiff_t>(rest.size()));
}

} // namespace zksync::terminal
