#include "config/did_you_mean.hpp"

#include <algorithm>

namespace zksync::config_file {
namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

} // namespace

std::size_t edit_distance(std::string_view left, std::string_view right) {
    // Three rows of the table are enough: a swap looks two rows back.
    std::vector<std::size_t> before_last(right.size() + 1), last(right.size() + 1), row(right.size() + 1);
    for (std::size_t column = 0; column <= right.size(); ++column) row[column] = column;
    for (std::size_t i = 1; i <= left.size(); ++i) {
        before_last.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const bool same = lower(left[i - 1]) == lower(right[j - 1]);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
            const bool swapped = i > 1 && j > 1 && lower(left[i - 1]) == lower(right[j - 2]) &&
                                 lower(left[i - 2]) == lower(right[j - 1]);
            if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
    }
    return row[right.size()];
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
    // Nobody mistypes a word this long into a known one, and the distance takes time by the square.
    if (word.size() > 100) return std::nullopt;
    std::optional<std::string> best;
    auto best_distance = std::max<std::size_t>(word.size() / 3, 1) + 1;
    for (const auto& candidate : known) {
        const auto distance = edit_distance(word, candidate);
        // A word of one letter is one change away from every other.
        if (distance >= best_distance || distance >= candidate.size()) continue;
        best = candidate;
        best_distance = distance;
    }
    return best;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& known) {
    const auto meant = nearest(word, known);
    return meant ? "; did you mean " + *meant + "?" : std::string{};
}

} // namespace zksync::config_file
