#pragma once

#include "terminal/bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace zksync::terminal {

/// Cuts the body of a list into rows while it comes: its total, then row after row
/// (docs/reference/terminal-protocol.md, section 10). Holds back only the beginning by which the size of a
/// row is told, and what is left of a row.
class BodyCutter {
public:
    /// The size of a row of so many bytes in all, told by the first of them; nothing where it cannot be told.
    using RowSize = std::function<std::optional<std::size_t>(std::uint32_t total, ByteView beginning)>;
    using EachRow = std::function<void(ByteView row)>;

    BodyCutter(RowSize row_size, EachRow each);

    void take(ByteView bytes);
    /// Nothing more comes: rows that were held back are given out.
    void finish();

    std::optional<std::uint32_t> total() const { return total_; } ///< absent where not even that came
    std::uint64_t row_bytes() const { return row_bytes_; }        ///< what came behind the total
    std::uint64_t rows() const { return rows_; }
    /// Something came, and the size of its rows cannot be told: a few of its bytes are for the message.
    bool is_unreadable() const { return unreadable_; }
    ByteView beginning() const {
        return ByteView{waiting_}.first(waiting_.size() < 48 ? waiting_.size() : 48);
    }

private:
    bool has_enough_to_tell() const;
    void tell_row_size();
    void give_rows();

    RowSize tell_;
    EachRow each_;
    Bytes waiting_;
    std::optional<std::uint32_t> total_;
    std::optional<std::size_t> row_size_;
    std::uint64_t row_bytes_ = 0, rows_ = 0;
    bool unreadable_ = false;
};

} // namespace zksync::terminal
