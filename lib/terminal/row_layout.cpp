#include "terminal/row_layout.hpp"

#include "terminal/user_row.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace zksync::terminal {
namespace {

using Kind = RowLayout::Kind;

/// Longer rows than this are a count that is wrong.
constexpr std::size_t longest_row = 256;

/// What is the same in every row: a code is there; two bytes of a row of 16 are not used, which tells it from
/// two rows of 8.
bool has_shape(ByteView bytes, const LogRow& row, Kind kind) {
    if (kind == Kind::with_number) return u16_at(bytes, 10) == 0;
    return !row.code || is_code(*row.code);
}

/// Which share of the rows can be rows, in per cent: the day exists, the time is one of 2015 or later and at
/// most a day ahead of the terminal's, and is not before that of the row before.
std::size_t plausible_percent(const LogOutline& outline, RowLayout layout) {
    constexpr LocalTime earliest{std::chrono::local_days{std::chrono::year{2015} / 1 / 1}};
    const std::size_t rows = outline.beginning.size() / layout.size;
    std::size_t plausible = 0;
    std::optional<LocalTime> before;
    for (std::size_t at = 0; at < rows; ++at) {
        const ByteView bytes = outline.beginning.subspan(at * layout.size, layout.size);
        const LogRow row = read_log_row(bytes, layout.kind);
        const auto time = row.time.local();
        if (!time || *time < earliest || *time > outline.now + std::chrono::days{1}) continue;
        if ((!before || *time >= *before) && has_shape(bytes, row, layout.kind)) ++plausible;
        before = time;
    }
    return rows == 0 ? 0 : plausible * 100 / rows;
}

constexpr std::size_t nearly_all = 90;
constexpr std::size_t hardly_any = 50;

std::optional<RowLayout> layout_of_8(const LogOutline& outline) {
    const RowLayout state{Kind::with_state, 8}, flags{Kind::with_flags, 8};
    const std::size_t as_state = plausible_percent(outline, state);
    const std::size_t as_flags = plausible_percent(outline, flags);
    if (as_state >= nearly_all && as_flags < hardly_any) return state;
    if (as_flags >= nearly_all && as_state < hardly_any) return flags;
    return std::nullopt;
}

std::optional<RowLayout> layout_of_size(const LogOutline& outline, std::size_t size) {
    if (size == 8) return layout_of_8(outline);
    return RowLayout{size == 16 ? Kind::with_number : Kind::with_text, size};
}

bool is_plausible(const LogOutline& outline, std::optional<RowLayout> layout) {
    return layout && plausible_percent(outline, *layout) >= nearly_all;
}

std::optional<std::size_t> quotient(const LogOutline& outline) {
    if (!outline.count || *outline.count == 0 || outline.total % *outline.count != 0) return std::nullopt;
    const std::size_t size = outline.total / *outline.count;
    if (size == 8 || size == 16 || (size >= 40 && size <= longest_row)) return size;
    return std::nullopt;
}

bool are_texts(ByteView beginning, std::size_t size) {
    for (std::size_t at = 0; at + size <= beginning.size(); at += size) {
        if (!is_code(read_user_row(beginning.subspan(at, size)).code)) return false;
    }
    return beginning.size() >= size;
}

} // namespace

std::optional<RowLayout> layout_of(const LogOutline& outline) {
    const auto counted = quotient(outline);
    const auto by_count = counted ? layout_of_size(outline, *counted) : std::nullopt;
    if (is_plausible(outline, by_count)) return by_count;

    std::vector<RowLayout> others;
    for (const std::size_t size : {40U, 16U, 8U, 49U}) {
        if (outline.total % size != 0 || size == counted) continue;
        const auto layout = layout_of_size(outline, size);
        if (is_plausible(outline, layout)) others.push_back(*layout);
    }
    if (others.size() == 1) return others.front();
    return others.empty() ? by_count : std::nullopt;
}

std::optional<std::size_t> user_row_size(std::uint32_t total, std::optional<std::uint32_t> count,
                                         ByteView beginning) {
    if (count && *count > 0 && total % *count == 0) {
        const std::size_t size = total / *count;
        if (size == short_user_row || size == long_user_row) return size;
    }
    const auto fits = [&](std::size_t size) { return total % size == 0 && are_texts(beginning, size); };
    if (fits(long_user_row)) return long_user_row;
    if (total % short_user_row == 0 && total % long_user_row != 0) return short_user_row;
    return fits(short_user_row) ? std::optional{short_user_row} : std::nullopt;
}

} // namespace zksync::terminal
