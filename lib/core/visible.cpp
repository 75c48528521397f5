#include "core/visible.hpp"

#include <algorithm>
#include <array>

namespace zksync {
namespace {

struct Block {
    std::uint32_t first, last;
};

constexpr std::array acting{
    Block{0x00, 0x1f},     Block{0x7f, 0x9f},     Block{0x061c, 0x061c},
    Block{0x200e, 0x200f}, Block{0x2028, 0x202e}, // U+2028 and U+2029 begin another line
    Block{0x2066, 0x2069},
};
constexpr std::array invisible{
    Block{0x00ad, 0x00ad},   Block{0x034f, 0x034f},   Block{0x115f, 0x1160},   Block{0x17b4, 0x17b5},
    Block{0x180b, 0x180f},   Block{0x200b, 0x200d},   Block{0x2060, 0x206f},   Block{0x3164, 0x3164},
    Block{0xfe00, 0xfe0f},   Block{0xfeff, 0xfeff},   Block{0xffa0, 0xffa0},   Block{0xfff0, 0xfffb},
    Block{0x1bca0, 0x1bca3}, Block{0x1d173, 0x1d17a}, Block{0xe0000, 0xe0fff},
};
constexpr std::array joining{
    Block{0x034f, 0x034f}, Block{0x180b, 0x180d},   Block{0x180f, 0x180f},   Block{0x200c, 0x200d},
    Block{0xfe00, 0xfe0f}, Block{0xe0020, 0xe007f}, Block{0xe0100, 0xe01ef},
};

bool is_in_one_of(const auto& blocks, std::uint32_t code) {
    return std::ranges::any_of(
        blocks, [code](const Block& block) { return code >= block.first && code <= block.last; });
}

} // namespace

bool acts_on_its_line(std::uint32_t code) { return is_in_one_of(acting, code); }

bool is_invisible(std::uint32_t code) { return is_in_one_of(invisible, code); }

bool joins_or_varies(std::uint32_t code) { return is_in_one_of(joining, code); }

} // namespace zksync
