#pragma once

#include "lookback/reconcile.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// What `reconcile` found for one device, added up day by day.
struct ReconcileSum {
    std::string device;
    SiteRange range;
    std::int64_t punches = 0, agreed = 0, elsewhere = 0;
    std::map<Disagreement, std::int64_t> counts;
    std::vector<Difference> differences;   ///< for a document only
    std::optional<std::int64_t> delivered; ///< by --fix
    std::optional<Error> error;

    void add(const ReconciledDay& day);
    std::int64_t count(Disagreement what) const;
    bool wants_action() const;
};

/// A day for people: nothing for one on which all agree.
std::vector<std::string> reconciled_day_lines(const ReconciledDay& day);
std::vector<std::string> reconcile_sum_lines(const ReconcileSum& sum);
std::string reconcile_json(const std::vector<ReconcileSum>& sums, int exit_code);

} // namespace zksync
