#include "terminal/user_row.hpp"

#include <algorithm>

namespace zksync::terminal {

UserRow read_user_row(ByteView row) {
    if (row.size() == short_user_row)
        return {u16_at(row, 0), std::to_string(u32_at(row, 24)), text_before_nul(row.subspan(8, 8))};
    return {u16_at(row, 0), text_before_nul(row.subspan(48, 24)), text_before_nul(row.subspan(11, 24))};
}

bool is_code(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte != 0x7F;
    });
}

} // namespace zksync::terminal
