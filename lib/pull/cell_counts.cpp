#include "pull/cell_counts.hpp"

#include "journal/journal.hpp"

#include <algorithm>

namespace zksync {
namespace {

constexpr std::chrono::microseconds tick{1};

/// The last second up to `mark` in which the journal has no row: so it does not matter whether the server's
/// end is inclusive.
LocalTime quiet_second(const Journal& journal, LocalTime mark) {
    LocalTime end = mark.whole_second();
    for (int steps = 0; steps < 3'600 && journal.count(end, end) > 0; ++steps) end = end - one_second;
    return end;
}

} // namespace

CellCounts::CellCounts(const Pass& pass, DeviceClient& client, LocalTime mark)
    : pass_(pass), client_(client), end_(quiet_second(pass.journal, mark)) {}

bool CellCounts::ask(LocalTime from) {
    const auto count = client_.count({from, end_});
    if (count) counted_[from] = *count;
    return count.has_value();
}

std::int64_t CellCounts::server_from(LocalTime from) {
    if (from > end_) return 0;
    const auto known = counted_.find(from);
    if (known != counted_.end()) return known->second;
    return counted_[from] = client_.count({from, end_}).value_or(0);
}

std::int64_t CellCounts::server(Cell cell) { return server_from(cell.from) - server_from(cell.to); }

std::int64_t CellCounts::journal(Cell cell) const {
    return pass_.journal.count_before(cell.from, std::min(cell.to, end_ + tick));
}

std::int64_t CellCounts::surplus(Cell cell) const {
    std::int64_t sum = 0;
    for (const SettledCell& settled : pass_.journal.settled_cells(cell.from, cell.to)) sum += settled.surplus;
    return sum;
}

void CellCounts::forget(Cell cell) {
    counted_.erase(cell.from);
    counted_.erase(cell.to);
}

} // namespace zksync
