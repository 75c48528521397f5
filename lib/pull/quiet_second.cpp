#include "pull/quiet_second.hpp"

#include "journal/journal.hpp"
#include "pull/grid.hpp"

#include <algorithm>

namespace zksync {
namespace {

constexpr int most_steps = 3'600;

bool is_quiet(const Journal& journal, LocalTime at) { return journal.count_before(at, at + one_second) == 0; }

} // namespace

LocalTime quiet_second(const Journal& journal, LocalTime at, LocalTime first) {
    LocalTime quiet = at.whole_second();
    for (int steps = 0; steps < most_steps && quiet > first && !is_quiet(journal, quiet); ++steps)
        quiet = quiet - one_second;
    return std::max(quiet, first);
}

} // namespace zksync
