#pragma once

#include "context.hpp"
#include "filters.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zksync_sim::site {

struct SortKey {
    Field field;
    int direction = 1; ///< -1: descending
};

/// What a list call asks for, checked against the DocType.
struct Query {
    std::string doctype;
    std::vector<Field> columns;
    std::vector<Condition> conditions;
    std::vector<SortKey> order;
    std::size_t start = 0;
    std::optional<std::size_t> length; ///< nothing: all of it
};

/// Reads fields, filters, order_by and the page from the arguments; columns above the caller's level are
/// left out. Throws SiteError for what Frappe refuses. The store is locked by the caller.
Query parse_query(const Context& context, const std::string& doctype);

/// The rows that the caller may see, as a JSON list. The store is locked by the caller.
Json run_query(const Context& context, const Query& query);

/// frappe.client.get_count: whoever asks. The store is locked by the caller.
std::size_t count_rows(const Context& context, const Query& query);

/// run_query() over the check-ins.
Json list_checkins(const Context& context, const Query& query);
std::size_t count_checkins(const Context& context, const Query& query);

/// The part of a sorted list that a page shows.
template <class Iterator>
std::pair<Iterator, Iterator> page_of(const Query& query, Iterator first, Iterator last) {
    const auto total = static_cast<std::size_t>(last - first);
    const auto start = query.length ? std::min(query.start, total) : 0;
    const auto length = std::min(query.length.value_or(total), total - start);
    const auto begin = first + static_cast<std::ptrdiff_t>(start);
    return {begin, begin + static_cast<std::ptrdiff_t>(length)};
}

} // namespace zksync_sim::site
