#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace zksync::http {

/// What a list of pages may be at most. One that never ends would take memory and time without end
/// (docs/security.md, section 2).
struct ListBounds {
    std::size_t pages = 10'000, rows = 1'000'000;
    std::size_t bytes = 256U << 20; ///< of all pages together, as they came out of the compression
    std::chrono::seconds time{7'200};
};

/// How much of one has come.
struct ListSoFar {
    std::size_t pages = 0, rows = 0, bytes = 0;
    std::chrono::steady_clock::duration took{};
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();

    /// One more page has come, now.
    void add_page(std::size_t its_rows, std::size_t its_bytes);
};

/// Why a list is not read on, for a message; nothing while it may be.
std::optional<std::string> beyond_bounds(const ListSoFar& list, const ListBounds& bounds);

} // namespace zksync::http
