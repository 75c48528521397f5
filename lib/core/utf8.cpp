#include "core/utf8.hpp"

namespace zksync {

Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t at) { return std::uint32_t{static_cast<unsigned char>(text[at])}; };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1};

    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < length) return {};
    std::uint32_t code = lead & (0x7fU >> length);
    for (std::size_t at = 1; at < length; ++at) {
        if ((byte(at) & 0xc0) != 0x80) return {};
        code = code << 6 | (byte(at) & 0x3f);
    }
    const bool over_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    if (over_long || surrogate || code > 0x10ffff) return {};
    return {code, length};
}

std::string to_utf8(std::uint32_t code) {
    const auto byte = [](std::uint32_t value) {
        return static_cast<char>(static_cast<unsigned char>(value));
    };
    const auto tail = [&](std::uint32_t value) { return byte(0x80U | (value & 0x3FU)); };
    if (code < 0x80) return {byte(code)};
    if (code < 0x800) return {byte(0xC0U | (code >> 6)), tail(code)};
    if (code < 0x10000) return {byte(0xE0U | (code >> 12)), tail(code >> 6), tail(code)};
    return {byte(0xF0U | (code >> 18)), tail(code >> 12), tail(code >> 6), tail(code)};
}

} // namespace zksync
