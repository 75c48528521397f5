#include "terminal/log_row.hpp"

namespace zksync::terminal {

LogRow read_log_row(ByteView row, RowLayout::Kind kind) {
    using Kind = RowLayout::Kind;
    switch (kind) {
    case Kind::with_state:
        return {std::nullopt, u16_at(row, 0), PackedTime{u32_at(row, 3)}, row[7]};
    case Kind::with_flags:
        return {std::nullopt, u16_at(row, 0), PackedTime{u32_at(row, 4)}, row[2] & 7};
    case Kind::with_number:
        return {std::to_string(u32_at(row, 0)), 0, PackedTime{u32_at(row, 4)}, row[8]};
    case Kind::with_text:
        break;
    }
    return {text_before_nul(row.subspan(2, 24)), 0, PackedTime{u32_at(row, 27)}, row[31]};
}

} // namespace zksync::terminal
