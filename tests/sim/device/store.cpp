#include "store.hpp"

#include <algorithm>
#include <array>

namespace zksync_sim {
namespace {

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

} // namespace zksync_sim
