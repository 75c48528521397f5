#pragma once

#include "pull/grid.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace zksync {

/// How many punches the device counts from that time up to the end of a read; nothing where it gives no
/// count.
using CountFrom = std::function<std::optional<std::int64_t>(LocalTime)>;

/// The stretches in which a long read goes, oldest first: halved where `cut` halves until each is counted to
/// hold at most `most_rows`, then joined with its neighbours as far as that allows, because the last page of
/// each is not full. Together they are `all`, whatever the counts say (docs/rules.md, section 2).
/// `count_from` is asked once for each place at which a stretch is halved.
std::vector<Cell> windows_by_rows(const Cell& all, std::int64_t rows, std::int64_t most_rows,
                                  const CountFrom& count_from);

} // namespace zksync
