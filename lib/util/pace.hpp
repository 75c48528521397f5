#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

namespace zksync {

/// How long the rest takes when it goes on as so far; nothing where nothing is done yet, or nothing is left.
inline std::optional<std::chrono::seconds> time_left(std::chrono::duration<double> took, std::int64_t done,
                                                     std::int64_t total) {
    if (done <= 0 || total <= done) return std::nullopt;
    return std::chrono::round<std::chrono::seconds>(took * static_cast<double>(total - done) /
                                                    static_cast<double>(done));
}

} // namespace zksync
