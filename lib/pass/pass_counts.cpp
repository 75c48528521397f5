#include "pass/pass_counts.hpp"

#include "pass/marks.hpp"

#include <fmt/format.h>

#include <sstream>

namespace zksync {

std::optional<PassCounts> pass_counts(const Journal& journal) {
    const auto text = journal.value(marks::pass_counts);
    if (!text) return std::nullopt;
    std::istringstream numbers(*text);
    PassCounts counts;
    numbers >> counts.exit_code >> counts.milliseconds >> counts.device_requests >> counts.site_requests >>
        counts.late_total >> counts.too_late_total;
    return numbers ? std::optional(counts) : std::nullopt;
}

void set_pass_counts(Journal& journal, const PassCounts& counts) {
    journal.set_value(marks::pass_counts,
                      fmt::format("{} {} {} {} {} {}", counts.exit_code, counts.milliseconds,
                                  counts.device_requests, counts.site_requests, counts.late_total,
                                  counts.too_late_total));
}

void count_late(Journal& journal, std::int64_t punches) {
    auto counts = pass_counts(journal);
    if (!counts || punches == 0) return;
    counts->late_total += punches;
    set_pass_counts(journal, *counts);
}

} // namespace zksync
