#include "text/column_widths.hpp"

#include <algorithm>
#include <numeric>

namespace zksync {
namespace {

std::size_t sum_of(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), std::size_t{0});
}

/// What each column needs to hold its widest cell in so many lines without breaking a word.
std::vector<std::size_t> widths_for(std::span<const ColumnNeed> needs, std::size_t lines) {
    std::vector<std::size_t> widths;
    for (const ColumnNeed& need : needs) {
        const std::size_t share = (need.widest + lines - 1) / lines;
        widths.push_back(std::max({share, need.longest_word, std::size_t{1}}));
    }
    return widths;
}

std::vector<std::size_t> capped(std::span<const ColumnNeed> needs, std::size_t most) {
    std::vector<std::size_t> widths;
    for (const ColumnNeed& need : needs)
        widths.push_back(std::max({std::min(need.longest_word, most), need.longest_whole, std::size_t{1}}));
    return widths;
}

/// The fullest gets what the others leave, where that is half of it; else nothing.
std::vector<std::size_t> one_narrowed(std::span<const ColumnNeed> needs, std::size_t fullest,
                                      std::size_t available) {
    std::vector<std::size_t> widths = widths_for(needs, 1);
    const std::size_t others = sum_of(widths) - widths.at(fullest);
    if (others > available / 2 || available - others < needs[fullest].longest_word) return {};
    widths.at(fullest) = available - others;
    return widths;
}

/// What is left keeps columns whole, the narrowest want first; the rest is the fullest one's, because lines
/// end at words.
void spend(std::size_t left, std::span<const ColumnNeed> needs, std::size_t fullest,
           std::vector<std::size_t>& widths) {
    std::vector<std::size_t> order(needs.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto want = [&](std::size_t i) { return needs[i].widest - std::min(needs[i].widest, widths[i]); };
    std::ranges::stable_sort(order, {}, want);
    for (const std::size_t i : order) {
        if (i == fullest || want(i) > left) continue;
        left -= want(i);
        widths[i] += want(i);
    }
    widths[fullest] += left;
}

} // namespace

std::vector<std::size_t> fitting_widths(std::span<const ColumnNeed> needs, std::size_t available) {
    if (sum_of(widths_for(needs, 1)) <= available) return widths_for(needs, 1);
    const auto widest = std::ranges::max_element(needs, {}, &ColumnNeed::widest);
    const auto fullest = static_cast<std::size_t>(widest - needs.begin());
    if (auto widths = one_narrowed(needs, fullest, available); !widths.empty()) return widths;
    for (std::size_t lines = 2; lines <= widest->widest; ++lines) {
        std::vector<std::size_t> widths = widths_for(needs, lines);
        const std::size_t taken = sum_of(widths);
        if (taken > available) continue;
        spend(available - taken, needs, fullest, widths);
        return widths;
    }
    std::size_t most = available;
    while (most > 1 && sum_of(capped(needs, most)) > available) --most;
    return capped(needs, most);
}

} // namespace zksync
