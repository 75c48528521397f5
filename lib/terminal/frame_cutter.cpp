#include "terminal/frame_cutter.hpp"

#include "terminal/packet.hpp"

#include <algorithm>
#include <array>

namespace zksync::terminal {
namespace {

constexpr std::array<std::uint8_t, 4> magic{0x50, 0x50, 0x82, 0x7D};
constexpr std::size_t top_size = 8;
/// A log of 100,000 rows may come in one packet; what is longer comes in pieces.
constexpr std::size_t longest_packet = 8U << 20;

bool begins_like_a_top(ByteView bytes) {
    const auto size = std::min(bytes.size(), magic.size());
    return std::ranges::equal(bytes.first(size), ByteView{magic}.first(size));
}

} // namespace

Bytes framed(ByteView packet) {
    Writer writer;
    writer.raw(magic).u32(static_cast<std::uint32_t>(packet.size())).raw(packet);
    return std::move(writer).bytes();
}

void FrameCutter::feed(ByteView bytes) {
    if (used_ == waiting_.size()) {
        waiting_.clear();
        used_ = 0;
    } else if (used_ > 0 && used_ >= waiting_.size() / 2) {
        waiting_.erase(waiting_.begin(), waiting_.begin() + static_cast<std::ptrdiff_t>(used_));
        used_ = 0;
    }
    waiting_.insert(waiting_.end(), bytes.begin(), bytes.end());
}

std::optional<Bytes> FrameCutter::next() {
    if (stream_ != Stream::fine) return std::nullopt;
    const ByteView rest = ByteView{waiting_}.subspan(used_);
    if (!begins_like_a_top(rest)) {
        stream_ = Stream::not_zk;
        return std::nullopt;
    }
    if (rest.size() < top_size) return std::nullopt;
    const std::size_t length = u32_at(rest, magic.size());
    if (length < header_size || length > longest_packet) {
        stream_ = Stream::absurd;
        return std::nullopt;
    }
    if (rest.size() < top_size + length) return std::nullopt;
    const ByteView packet = rest.subspan(top_size, length);
    used_ += top_size + length;
    return Bytes(packet.begin(), packet.end());
}

} // namespace zksync::terminal
