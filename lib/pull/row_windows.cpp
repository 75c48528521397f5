#include "pull/row_windows.hpp"

#include <algorithm>

namespace zksync {
namespace {

/// More than any honest server makes of its rows; the rest is read as it is.
constexpr int most_halvings = 1'000;

class Halving {
public:
    Halving(std::int64_t most_rows, const CountFrom& count_from)
        : most_rows_(most_rows), count_from_(count_from) {}

    /// `behind`: how many punches lie behind the cell.
    void halve(const Cell& cell, std::int64_t rows, std::int64_t behind) {
        const bool is_long = rows > most_rows_ && halvings_ < most_halvings;
        const auto middle = is_long ? cut(cell.from, cell.to) : std::nullopt;
        const auto from_there = middle ? count_from_(*middle) : std::nullopt;
        if (!from_there) return add(cell, rows);
        ++halvings_;
        const std::int64_t second = std::clamp<std::int64_t>(*from_there - behind, 0, rows);
        halve({cell.from, *middle}, rows - second, behind + second);
        halve({*middle, cell.to}, second, behind);
    }

    std::vector<Cell> take() { return std::move(windows_); }

private:
    void add(const Cell& cell, std::int64_t rows) {
        if (!windows_.empty() && rows_of_last_ + rows <= most_rows_) {
            windows_.back().to = cell.to;
            rows_of_last_ += rows;
        } else {
            windows_.push_back(cell);
            rows_of_last_ = rows;
        }
    }

    std::int64_t most_rows_;
    const CountFrom& count_from_;
    std::vector<Cell> windows_;
    std::int64_t rows_of_last_ = 0;
    int halvings_ = 0;
};

} // namespace

std::vector<Cell> windows_by_rows(const Cell& all, std::int64_t rows, std::int64_t most_rows,
                                  const CountFrom& count_from) {
    if (all.from >= all.to) return {};
    Halving halving(most_rows, count_from);
    halving.halve(all, rows, 0);
    return halving.take();
}

} // namespace zksync
