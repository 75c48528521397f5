#include "store.hpp"

#include <algorithm>
#include <unordered_set>

namespace zksync_sim {

std::vector<Slot> Store::doomed_by_rank(const Doomed& doomed) const {
    if (doomed.first == 0 && doomed.newest == 0) return {};
    std::vector<Slot> all = by_time_;
    all.insert(all.end(), unusable_.begin(), unusable_.end());
    std::sort(all.begin(), all.end(), [this](Slot a, Slot b) { return before(a, b, Order::id); });
    std::vector<Slot> out(all.begin(),
                          all.begin() + static_cast<std::ptrdiff_t>(std::min(doomed.first, all.size())));
    out.insert(out.end(), all.end() - static_cast<std::ptrdiff_t>(std::min(doomed.newest, all.size())),
               all.end());
    return out;
}

std::size_t Store::remove(const Doomed& doomed) {
    bring_up_to_date();
    const std::unordered_set<std::int64_t> ids(doomed.ids.begin(), doomed.ids.end());
    const auto ranked = doomed_by_rank(doomed);
    const std::unordered_set<Slot> slots(ranked.begin(), ranked.end());
    const bool range = doomed.from || doomed.to || !doomed.emp_code.empty();
    const auto goes = [&](Slot slot) {
        const Row& row = rows_[slot];
        const bool in_range = range && (!doomed.from || row.time >= *doomed.from) &&
                              (!doomed.to || (row.time != no_moment && row.time <= *doomed.to)) &&
                              (doomed.emp_code.empty() || people_[row.person].code == doomed.emp_code);
        return doomed.everything || ids.count(row.id) != 0 || slots.count(slot) != 0 || in_range;
    };
    sorted_.clear();
    const auto count = std::erase_if(by_time_, goes) + std::erase_if(unusable_, goes);
    unsorted_from_ = by_time_.size();
    return count;
}

void Store::clear() { *this = Store(); }

void Store::restart_ids(std::int64_t next_id, std::optional<std::int64_t> drop_above) {
    bring_up_to_date();
    if (drop_above) {
        const auto above = [&](Slot slot) { return rows_[slot].id > *drop_above; };
        std::erase_if(by_time_, above);
        std::erase_if(unusable_, above);
    }
    sorted_.clear();
    unsorted_from_ = by_time_.size();
    next_id_ = next_id;
}

} // namespace zksync_sim
