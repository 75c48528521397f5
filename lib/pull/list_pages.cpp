#include "pull/list_pages.hpp"

#include "pull/page_store.hpp"

#include <algorithm>
#include <functional>

namespace zksync {
namespace {

/// No server is known to give fewer rows to a page that is full (docs/reference/device-api.md, section 2).
constexpr std::int64_t smallest_full_page = 10;

std::vector<std::size_t> as_set(std::vector<std::size_t> hashes) {
    std::ranges::sort(hashes);
    const auto again = std::ranges::unique(hashes);
    hashes.erase(again.begin(), again.end());
    return hashes;
}

} // namespace

void ListPages::add(const TransactionPage& page) {
    const auto rows = static_cast<std::int64_t>(page.rows);
    count_changed_ = count_changed_ || (pages_ > 0 && page.count != count_);
    count_ = page.count;
    if (rows > 0 || pages_ == 0) more_ = page.more;
    if (rows == 0) nothing_came_ = true;
    ++pages_;
    rows_ += rows;
    largest_page_ = std::max(largest_page_, rows);
    for (const Punch& punch : page.punches) identities_.push_back(std::hash<std::string>{}(identity(punch)));
}

void ListPages::add_nothing() {
    nothing_came_ = true;
    page_was_missing_ = more_ == true;
}

bool ListPages::is_over() const {
    if (nothing_came_ || more_ == false) return true;
    return idle_next_ == IdleNext::known_and_counted && counts_all();
}

bool ListPages::has_ended() const {
    if (!page_was_missing_ || !count_) return true;
    return *count_ - rows_ < std::max(largest_page_, smallest_full_page);
}

bool ListPages::is_whole() const {
    // Of a list without a first page nobody knows whether it is empty, or the server not itself.
    if (pages_ == 0) return false;
    if (count_ || count_changed_) return has_ended() && counts_all();
    // Without a count, a page that was promised and does not exist may be the end, or a fault.
    return !page_was_missing_ || idle_next_ != IdleNext::unknown;
}

std::optional<std::int64_t> ListPages::difference() const {
    if (!count_ || count_changed_) return std::nullopt;
    return *count_ - rows_;
}

bool ListPages::is_like(const ListPages& other) const {
    return as_set(identities_) == as_set(other.identities_);
}

} // namespace zksync
