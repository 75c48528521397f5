#include "http/list_bounds.hpp"

#include <fmt/format.h>

namespace zksync::http {

void ListSoFar::add_page(std::size_t its_rows, std::size_t its_bytes) {
    ++pages;
    rows += its_rows;
    bytes += its_bytes;
    took = std::chrono::steady_clock::now() - begun;
}

std::optional<std::string> beyond_bounds(const ListSoFar& list, const ListBounds& bounds) {
    if (list.pages > bounds.pages)
        return fmt::format("the list does not end: {} pages came, and more than {} are not read", list.pages,
                           bounds.pages);
    if (list.rows > bounds.rows)
        return fmt::format("the list does not end: {} rows came, and more than {} are not read", list.rows,
                           bounds.rows);
    if (list.bytes > bounds.bytes)
        return fmt::format("the list does not end: {} bytes came in {} rows, and more than {} are not read",
                           list.bytes, list.rows, bounds.bytes);
    if (list.took > bounds.time)
        return fmt::format("the list does not end: {} rows came in {} minutes, which is the longest time "
                           "that one is read",
                           list.rows, std::chrono::duration_cast<std::chrono::minutes>(bounds.time).count());
    return std::nullopt;
}

} // namespace zksync::http
