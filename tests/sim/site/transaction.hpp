#pragma once

#include "knobs.hpp"
#include "store.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zksync_sim::site {

/// One request's transaction: it sees what had been committed when it began, and its own rows.
/// Whatever was not committed is rolled back by the destructor.
class Transaction {
public:
    explicit Transaction(Store& store);
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    Version snapshot() const { return snapshot_; }
    Store& store() const { return store_; }

    /// The next name of the check-in series of this month. Takes the series lock for the rest of the
    /// transaction; throws SiteError (QueryTimeoutError) when it cannot be had.
    std::string next_name(const Knobs& knobs);

    void insert(Checkin checkin) { inserted_.push_back(std::move(checkin)); }
    std::size_t inserted() const { return inserted_.size(); }
    /// A visible check-in of this employee at this moment that `counts`.
    std::optional<Checkin> find_log(const std::string& employee, Micros time,
                                    const std::function<bool(const Checkin&)>& counts) const;
    /// Any other change; it runs under the store's lock when the transaction commits.
    void change(std::function<void(Store&, Version)> change) { changes_.push_back(std::move(change)); }

    void commit();
    void rollback();

private:
    Store& store_;
    Version snapshot_;
    bool holds_series_ = false;
    std::map<std::string, std::uint64_t> series_;
    std::vector<Checkin> inserted_;
    std::vector<std::function<void(Store&, Version)>> changes_;
};

} // namespace zksync_sim::site
