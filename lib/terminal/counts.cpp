#include "terminal/counts.hpp"

#include <cstddef>

namespace zksync::terminal {
namespace {

std::optional<std::uint32_t> count_at(ByteView data, std::size_t at) {
    if (data.size() < at + 4) return std::nullopt;
    const std::uint32_t count = u32_at(data, at);
    if (count > 0x7FFF'FFFF) return std::nullopt;
    return count;
}

} // namespace

Counts read_counts(ByteView data) { return {count_at(data, 16), count_at(data, 32), count_at(data, 64)}; }

} // namespace zksync::terminal
