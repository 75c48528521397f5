#include "store.hpp"

#include <algorithm>

namespace zksync_sim {
namespace {

constexpr std::size_t sorted_lists_kept = 8;

bool matches(const std::string& value, const std::string& wanted, Match match) {
    if (wanted.empty()) return true;
    return match == Match::exactly ? value == wanted : value.find(wanted) != std::string::npos;
}

std::string key_of(const Filter& filter, Order order) {
    std::string key;
    const auto add = [&key](const std::string& part) { key += std::to_string(part.size()) + ":" + part; };
    for (const auto& text : {filter.emp_code, filter.terminal_sn, filter.terminal_alias}) add(text);
    for (const auto number :
         {filter.from.value_or(no_moment), filter.to.value_or(no_moment), static_cast<Moment>(filter.match),
          static_cast<Moment>(filter.unusable), static_cast<Moment>(order)})
        add(std::to_string(number));
    return key;
}

/// The same number for the same slot at every request, in no order that a client could guess.
std::uint32_t scrambled(Slot slot) {
    slot = (slot ^ (slot >> 16)) * 0x45d9f3bU;
    slot = (slot ^ (slot >> 16)) * 0x45d9f3bU;
    return slot ^ (slot >> 16);
}

} // namespace

bool Store::before(Slot a, Slot b, Order order) const {
    if (order == Order::shuffled) return scrambled(a) < scrambled(b);
    if (slots_follow_ids_ && order == Order::id) return a < b;
    const Row& left = rows_[a];
    const Row& right = rows_[b];
    const auto by = [&](Moment x, Moment y) {
        return x != y ? x < y : left.id != right.id ? left.id < right.id : a < b;
    };
    switch (order) {
    case Order::id:
        return by(0, 0);
    case Order::time:
        return by(left.time, right.time);
    case Order::upload:
        return by(left.upload, right.upload);
    case Order::id_down:
        return before(b, a, Order::id);
    case Order::time_down:
        return before(b, a, Order::time);
    case Order::upload_down:
        return before(b, a, Order::upload);
    default:
        return a < b;
    }
}

bool Store::passes(const Row& row, const Filter& filter) const {
    return matches(people_[row.person].code, filter.emp_code, filter.match) &&
           matches(terminals_[row.terminal].serial, filter.terminal_sn, filter.match) &&
           matches(terminals_[row.terminal].alias, filter.terminal_alias, filter.match);
}

std::vector<Slot> Store::candidates(const Filter& filter) const {
    auto first = by_time_.begin();
    auto last = by_time_.end();
    if (filter.from)
        first = std::partition_point(first, last, [&](Slot slot) { return rows_[slot].time < *filter.from; });
    if (filter.to)
        last = std::partition_point(first, last, [&](Slot slot) { return rows_[slot].time <= *filter.to; });
    std::vector<Slot> out;
    const bool any = filter.emp_code.empty() && filter.terminal_sn.empty() && filter.terminal_alias.empty();
    if (any)
        out.assign(first, last);
    else
        std::copy_if(first, last, std::back_inserter(out),
                     [&](Slot slot) { return passes(rows_[slot], filter); });
    const bool no_window = !filter.from && !filter.to;
    for (const Slot slot : unusable_) {
        const Row& row = rows_[slot];
        const bool uploaded_inside = row.upload != no_moment &&
                                     (!filter.from || row.upload >= *filter.from) &&
                                     (!filter.to || row.upload <= *filter.to);
        const bool inside = no_window || filter.unusable == UnusableRows::in_every_window ||
                            (filter.unusable == UnusableRows::by_upload_time && uploaded_inside);
        if (inside && passes(row, filter)) out.push_back(slot);
    }
    return out;
}

Selection Store::select(const Filter& filter, Order order, std::size_t offset, std::size_t limit) {
    bring_up_to_date();
    const auto in_order = [&](Slot a, Slot b) { return before(a, b, order); };
    const auto part = [&](const std::vector<Slot>& all) {
        const auto begin = all.begin() + static_cast<std::ptrdiff_t>(std::min(offset, all.size()));
        const auto room = static_cast<std::size_t>(all.end() - begin);
        return Selection{all.size(), {begin, begin + static_cast<std::ptrdiff_t>(std::min(limit, room))}};
    };
    const std::string key = key_of(filter, order);
    if (const auto known = sorted_.find(key); known != sorted_.end()) return part(known->second);

    std::vector<Slot> all = candidates(filter);
    if (order == Order::random) {
        std::shuffle(all.begin(), all.end(), random_);
        return part(all);
    }
    // The first rows of a long list are found without putting all of it in order.
    if (offset <= 2000 && limit <= 2000 && offset + limit < all.size()) {
        std::vector<Slot> top(offset + limit);
        std::partial_sort_copy(all.begin(), all.end(), top.begin(), top.end(), in_order);
        const std::size_t count = all.size();
        return {count, {top.begin() + static_cast<std::ptrdiff_t>(offset), top.end()}};
    }
    if (!std::is_sorted(all.begin(), all.end(), in_order)) std::sort(all.begin(), all.end(), in_order);
    if (sorted_.size() >= sorted_lists_kept) sorted_.clear();
    return part(sorted_.emplace(key, std::move(all)).first->second);
}

} // namespace zksync_sim
