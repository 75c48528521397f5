#include "transaction.hpp"

#include "answers.hpp"

#include <array>
#include <cstdio>
#include <mutex>

namespace zksync_sim::site {
namespace {

Version current_version(const Store& store) {
    const std::shared_lock lock(store.mutex);
    return store.version;
}

std::string series_prefix(Micros now) {
    const auto date = format_date(now);
    return "EMP-CKIN-" + date.substr(5, 2) + "-" + date.substr(0, 4) + "-";
}

} // namespace

Transaction::Transaction(Store& store) : store_(store), snapshot_(current_version(store)) {}

Transaction::~Transaction() { rollback(); }

std::string Transaction::next_name(const Knobs& knobs) {
    if (knobs.read_only) throw in_read_only_mode();
    if (!holds_series_) {
        if (!store_.series_lock.acquire(std::chrono::milliseconds(knobs.lock_wait_timeout_ms)))
            throw lock_timeout();
        holds_series_ = true;
    }
    const auto prefix = series_prefix(knobs.now());
    auto current = series_.find(prefix);
    if (current == series_.end()) {
        const std::shared_lock lock(store_.mutex);
        const auto committed = store_.series.find(prefix);
        current = series_.emplace(prefix, committed == store_.series.end() ? 0 : committed->second).first;
    }
    std::array<char, 24> number{};
    std::snprintf(number.data(), number.size(), "%06llu", static_cast<unsigned long long>(++current->second));
    return prefix + number.data();
}

std::optional<Checkin> Transaction::find_log(const std::string& employee, Micros time,
                                             const std::function<bool(const Checkin&)>& counts) const {
    const std::shared_lock lock(store_.mutex);
    const auto& timeline = store_.checkins.of_employee(employee);
    for (auto entry = std::lower_bound(timeline.begin(), timeline.end(), std::pair<Micros, RowId>{time, 0});
         entry != timeline.end() && entry->first == time; ++entry) {
        const auto& row = store_.checkins.row(entry->second);
        if (!CheckinTable::visible(row, snapshot_)) continue;
        if (auto found = store_.checkins.unpack(row); counts(found)) return found;
    }
    for (const auto& own : inserted_)
        if (own.employee == employee && own.time == time && counts(own)) return own;
    return std::nullopt;
}

void Transaction::commit() {
    if (!inserted_.empty() || !changes_.empty() || !series_.empty()) {
        const std::unique_lock lock(store_.mutex);
        const Version version = store_.version + 1;
        for (const auto& checkin : inserted_) store_.checkins.add(checkin, version);
        for (const auto& change : changes_) change(store_, version);
        for (const auto& [prefix, number] : series_) store_.series[prefix] = number;
        store_.version = version;
    }
    rollback();
}

void Transaction::rollback() {
    inserted_.clear();
    changes_.clear();
    series_.clear();
    if (std::exchange(holds_series_, false)) store_.series_lock.release();
}

} // namespace zksync_sim::site
