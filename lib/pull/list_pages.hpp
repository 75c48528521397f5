#pragma once

#include "device/device_client.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace zksync {

/// What the pages of one reading of a list come to. Rows are what came; a count only says whether they are
/// all (docs/rules.md, section 2). Pure.
class ListPages {
public:
    /// Whether `next` is known to be there even when everything has come; where the count is known to be
    /// right, it alone tells when it has.
    enum class IdleNext { unknown, known, known_and_counted };
    explicit ListPages(IdleNext idle_next) : idle_next_(idle_next) {}

    void add(const TransactionPage& page);
    /// The page that was to come next does not exist, is empty, or is the last one again.
    void add_nothing();

    /// No further page need be asked for.
    bool is_over() const;
    /// Everything came, as far as one reading can tell: the list came to an end, with as many rows as every
    /// page counts, or where nobody counts.
    bool is_whole() const;
    /// The list came to an end. A missing page does not end it while so many rows are missing that they would
    /// fill one.
    bool has_ended() const;
    /// By how much the count exceeds the rows that came; nothing where there is none, or where it changed.
    std::optional<std::int64_t> difference() const;
    /// There was said to be more, and nothing came.
    bool was_promised_nothing() const { return nothing_came_ && more_ == true; }
    /// The same rows, in whatever order.
    bool is_like(const ListPages& other) const;

    int pages() const { return pages_; }
    std::int64_t rows() const { return rows_; }
    std::optional<std::int64_t> count() const { return count_; }

private:
    bool counts_all() const { return count_ && !count_changed_ && *count_ == rows_; }

    IdleNext idle_next_;
    int pages_ = 0;
    std::int64_t rows_ = 0, largest_page_ = 0;
    std::optional<std::int64_t> count_; ///< of the last page
    bool count_changed_ = false;
    std::optional<bool> more_;            ///< what the last page that had rows said of a next one
    bool nothing_came_ = false;           ///< after that
    bool page_was_missing_ = false;       ///< one that was promised; an empty one is none
    std::vector<std::size_t> identities_; ///< hashes, for comparing two readings
};

} // namespace zksync
