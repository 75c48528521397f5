#include "store.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_set>

namespace zksync_sim {
namespace {

constexpr std::size_t sorted_lists_kept = 8;

std::uint32_t place_of(std::unordered_map<std::string, std::uint32_t>& places, const std::string& key) {
    return places.try_emplace(key, static_cast<std::uint32_t>(places.size())).first->second;
}

Person invent_person(const std::string& code) {
    static const std::array<const char*, 8> first{"Sara", "محمد",  "Hélène",  "Алексей",
                                                  "José", "Priya", "O'Brien", "Zoë"};
    static const std::array<const char*, 5> last{"", "Haddad", "Lefèvre", "Иванова", "Nguyễn"};
    static const std::array<const char*, 3> department{"Stores", "Operations", "Comptabilité"};
    const std::size_t hash = std::hash<std::string>{}(code);
    return {code, first[hash % first.size()], last[hash / 8 % last.size()],
            department[hash / 64 % department.size()]};
}

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

std::uint32_t Store::person(const std::string& code) {
    const auto place = place_of(person_places_, code);
    if (place == people_.size()) people_.push_back(invent_person(code));
    return place;
}

std::uint32_t Store::terminal(const std::string& serial, const std::string& alias) {
    const auto place = place_of(terminal_places_, serial + '\0' + alias);
    if (place == terminals_.size()) terminals_.push_back({serial, alias});
    return place;
}

std::uint32_t Store::state(const std::string& state) {
    const auto place = place_of(state_places_, state);
    if (place == states_.size()) states_.push_back(state);
    return place;
}

std::uint32_t Store::odd(OddPart part) {
    odd_.push_back(std::move(part));
    return static_cast<std::uint32_t>(odd_.size());
}

Slot Store::keep(Row row) {
    if (row.id == 0) row.id = next_id_;
    next_id_ = std::max(next_id_, row.id + 1);
    if (!rows_.empty() && rows_.back().id >= row.id) slots_follow_ids_ = false;
    rows_.push_back(row);
    return static_cast<Slot>(rows_.size() - 1);
}

void Store::index(Slot slot) {
    const Row& row = rows_[slot];
    sorted_.clear();
    auto& last_upload = terminals_[row.terminal].last_upload;
    last_upload = std::max(last_upload, row.upload);
    if (row.time == no_moment) {
        unusable_.push_back(slot);
        return;
    }
    const bool in_order = by_time_.empty() || before(by_time_.back(), slot, Order::time);
    if (unsorted_from_ == by_time_.size() && in_order) ++unsorted_from_;
    by_time_.push_back(slot);
}

Slot Store::add(Row row) {
    const Slot slot = keep(row);
    index(slot);
    return slot;
}

void Store::add_hidden(Row row, std::optional<std::chrono::milliseconds> duration) {
    Hidden hidden{keep(row), std::nullopt};
    if (duration) hidden.until = std::chrono::steady_clock::now() + *duration;
    hidden_.push_back(hidden);
}

std::size_t Store::show(const std::vector<std::int64_t>& ids) {
    const auto stays = [&](const Hidden& hidden) {
        return !ids.empty() && std::find(ids.begin(), ids.end(), rows_[hidden.slot].id) == ids.end();
    };
    const auto shown = std::stable_partition(hidden_.begin(), hidden_.end(), stays);
    for (auto it = shown; it != hidden_.end(); ++it) index(it->slot);
    const auto count = static_cast<std::size_t>(hidden_.end() - shown);
    hidden_.erase(shown, hidden_.end());
    return count;
}

void Store::bring_up_to_date() {
    const auto now = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < hidden_.size();) {
        if (hidden_[i].until && *hidden_[i].until <= now) {
            index(hidden_[i].slot);
            hidden_.erase(hidden_.begin() + static_cast<std::ptrdiff_t>(i));
        } else
            ++i;
    }
    if (unsorted_from_ == by_time_.size()) return;
    const auto earlier = [this](Slot a, Slot b) { return before(a, b, Order::time); };
    const auto middle = by_time_.begin() + static_cast<std::ptrdiff_t>(unsorted_from_);
    std::sort(middle, by_time_.end(), earlier);
    std::inplace_merge(by_time_.begin(), middle, by_time_.end(), earlier);
    unsorted_from_ = by_time_.size();
}

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

std::optional<Slot> Store::find(std::int64_t id) const {
    for (const auto* slots : {&by_time_, &unusable_})
        for (const Slot slot : *slots)
            if (rows_[slot].id == id) return slot;
    return std::nullopt;
}

void Store::replace(Slot slot, Row row) {
    bring_up_to_date();
    std::erase(by_time_, slot);
    std::erase(unusable_, slot);
    unsorted_from_ = by_time_.size();
    rows_[slot] = row;
    index(slot);
}

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
                              matches(people_[row.person].code, doomed.emp_code, Match::exactly);
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
