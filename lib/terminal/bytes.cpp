#include "terminal/bytes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync::terminal {

std::string text_before_nul(ByteView bytes) {
    return {bytes.begin(), std::ranges::find(bytes, std::uint8_t{0})};
}

std::string hex(ByteView bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) text += fmt::format("{:02x}", byte);
    return text;
}

} // namespace zksync::terminal
