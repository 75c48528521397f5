#include "process/frames.hpp"

#include <cstdint>
#include <cstring>

namespace zksync {
namespace {

using Length = std::uint32_t;

} // namespace

std::string framed(std::string_view message) {
    const auto length = static_cast<Length>(message.size());
    std::string bytes(reinterpret_cast<const char*>(&length), sizeof length);
    return bytes.append(message);
}

std::vector<std::string> Frames::take() {
    std::vector<std::string> messages;
    std::size_t at = 0;
    for (Length length = 0; came_.size() - at >= sizeof length;) {
        std::memcpy(&length, came_.data() + at, sizeof length);
        if (came_.size() - at - sizeof length < length) break;
        messages.push_back(came_.substr(at + sizeof length, length));
        at += sizeof length + length;
    }
    came_.erase(0, at);
    return messages;
}

} // namespace zksync
