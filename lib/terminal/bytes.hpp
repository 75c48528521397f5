#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync::terminal {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;

/// The number of two bytes at that place, the lower byte first; the place has to exist.
constexpr std::uint16_t u16_at(ByteView bytes, std::size_t at) {
    return static_cast<std::uint16_t>(bytes[at] | (bytes[at + 1] << 8));
}
/// The same of four bytes.
constexpr std::uint32_t u32_at(ByteView bytes, std::size_t at) {
    return u16_at(bytes, at) | (static_cast<std::uint32_t>(u16_at(bytes, at + 2)) << 16);
}

/// Puts numbers one after another, the lower byte first.
class Writer {
public:
    Writer& u8(std::uint8_t value) {
        bytes_.push_back(value);
        return *this;
    }
    Writer& u16(std::uint16_t value) {
        return u8(static_cast<std::uint8_t>(value & 0xFF)).u8(static_cast<std::uint8_t>(value >> 8));
    }
    Writer& u32(std::uint32_t value) {
        return u16(static_cast<std::uint16_t>(value & 0xFFFF)).u16(static_cast<std::uint16_t>(value >> 16));
    }
    Writer& raw(ByteView value) {
        bytes_.insert(bytes_.end(), value.begin(), value.end());
        return *this;
    }
    Bytes bytes() && { return std::move(bytes_); }

private:
    Bytes bytes_;
};

/// The bytes of a text.
inline ByteView bytes_of(std::string_view text) {
    // A text's characters are its bytes.
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// What stands before the first zero byte, as it is.
std::string text_before_nul(ByteView bytes);
/// "0d00ff": for messages.
std::string hex(ByteView bytes);

} // namespace zksync::terminal
