#include "source/log_verdict.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

bool is_same_miscount(std::int64_t now, std::int64_t before) {
    // Rows beyond the count cannot be missing, however many they are.
    return now == before || (now < 0 && before < 0);
}

/// By how much the count of before exceeds the rows that came; nothing where they agree, or where the count
/// of after explains the rest.
std::optional<std::int64_t> miscount_of(const terminal::LogRead& read, const terminal::Counts& before,
                                        const terminal::Counts& after) {
    if (!before.records || read.rows == 0) return std::nullopt;
    const auto counted = static_cast<std::int64_t>(*before.records);
    const auto rows = static_cast<std::int64_t>(read.rows);
    if (rows == counted) return std::nullopt;
    const bool came_meanwhile = rows > counted && after.records && rows <= std::int64_t{*after.records};
    if (came_meanwhile) return std::nullopt;
    return counted - rows;
}

} // namespace

LogVerdict verdict_of(const terminal::LogRead& read, const terminal::Counts& before,
                      const terminal::Counts& after, std::optional<std::int64_t> known_miscount) {
    terminal::Counts without_rows = before;
    if (read.rows > 0) without_rows.records.reset();
    if (auto missing = terminal::what_is_missing(read, without_rows))
        return {std::move(missing), std::nullopt};
    const auto miscount = miscount_of(read, before, after);
    if (!miscount) return {};
    if (known_miscount && is_same_miscount(*miscount, *known_miscount)) return {std::nullopt, miscount};
    return {fmt::format("it counts {} rows, and {} came", *before.records, read.rows), miscount};
}

} // namespace zksync
