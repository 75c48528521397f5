#pragma once

#include "http/list_bounds.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace zksync::frappe {

/// One `[field, op, value]` of a list's filters. The database compares leniently, whatever is asked
/// (docs/reference/frappe-api.md, section 3).
struct Filter {
    std::string field, op;
    std::variant<std::string, std::int64_t, std::vector<std::string>> value;
};

/// What frappe.client.get_list is asked for; always in the order of `name`.
struct ListQuery {
    std::string doctype;
    std::vector<std::string> fields;
    std::vector<Filter> filters;
    static constexpr std::size_t all_pages = 0;
    std::size_t pages = all_pages; ///< of `page_length` rows; what comes after them is left out
    http::ListBounds bounds{};     ///< a list beyond them is an error
};

/// Rows a page. Never 0: that would ignore limit_start, and paging would not end.
inline constexpr std::size_t page_length = 500;

/// Employees or names a request: a look costs about the same for one and for all
/// (docs/reference/frappe-api.md, section 1).
inline constexpr std::size_t employees_at_once = 1'000;

/// Of a list that was asked for by so many names or codes. The database finds a few for each
/// (docs/reference/frappe-api.md, section 3), and a site that does not heed the filter finds everybody.
http::ListBounds bounds_of_wanted(std::size_t wanted);

/// The request's body, fields and filters as JSON texts within the JSON: a v13 reduces a bare list to its
/// first item.
std::string list_body(const ListQuery& query, std::size_t start);

/// Calls `each` with consecutive pieces of at most `most` items.
template <class T, class Each>
void in_chunks(std::span<const T> items, std::size_t most, const Each& each) {
    for (; !items.empty(); items = items.subspan(std::min(most, items.size())))
        each(items.first(std::min(most, items.size())));
}

} // namespace zksync::frappe
