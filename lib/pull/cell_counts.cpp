#include "pull/cell_counts.hpp"

#include "journal/journal.hpp"
#include "pull/quiet_second.hpp"

namespace zksync {
namespace {

constexpr std::chrono::microseconds tick{1};
constexpr int most_counts = 3;

} // namespace

CellCounts::CellCounts(const Pass& pass, DeviceClient& client, LocalTime mark)
    : pass_(pass), client_(client), first_(pass.device.since - one_second),
      end_(quiet_second(pass.journal, mark, first_)) {}

/// What lies before the go-live is not read; but of the second before it, what the server gives is known.
LocalTime CellCounts::bound(LocalTime at) const {
    return at <= pass_.device.since ? first_ : quiet_second(pass_.journal, at, first_);
}

bool CellCounts::ask(LocalTime from) {
    const auto count = client_.count({bound(from), end_});
    if (count) counted_[bound(from)] = *count;
    return count.has_value();
}

bool CellCounts::hold_still(LocalTime from) {
    for (int asked = 1; asked < most_counts; ++asked) {
        const std::int64_t before = server_from(from);
        if (ask(from) && server_from(from) == before) return true;
    }
    return false;
}

std::int64_t CellCounts::server_from(LocalTime from) {
    if (from > end_) return 0;
    const LocalTime start = bound(from);
    const auto known = counted_.find(start);
    if (known != counted_.end()) return known->second;
    return counted_[start] = client_.count({start, end_}).value_or(0);
}

std::int64_t CellCounts::server(Cell cell) { return server_from(cell.from) - server_from(cell.to); }

std::int64_t CellCounts::journal(Cell cell) const {
    const LocalTime to = cell.to > end_ ? end_ + tick : bound(cell.to);
    return pass_.journal.count_before(bound(cell.from), to);
}

std::int64_t CellCounts::surplus(Cell cell) const {
    std::int64_t sum = 0;
    for (const SettledCell& settled : pass_.journal.settled_cells(cell.from, cell.to)) sum += settled.surplus;
    return sum;
}

void CellCounts::forget(Cell cell) {
    counted_.erase(bound(cell.from));
    counted_.erase(bound(cell.to));
}

} // namespace zksync
