#pragma once

#include "device/device_client.hpp"
#include "journal/journal.hpp"
#include "pass/pass.hpp"
#include "pull/pull_report.hpp"

#include <chrono>
#include <optional>
#include <set>
#include <span>
#include <string>

namespace zksync {

/// Which rows of the server a read came by: the identity of docs/rules.md, section 1, as one string.
using Identities = std::set<std::string>;
std::string identity(const Punch& punch);

/// Puts pages into the journal, judged, and counts what came. The next page comes in meanwhile.
class PageStore {
public:
    /// Rows older than `mark` count as late.
    PageStore(const Pass& pass, PullReport& report, LocalTime mark)
        : pass_(pass), report_(report), mark_(mark) {}
    /// The same while `client` has asked for the next page.
    PageStore(const Pass& pass, DeviceClient& client, PullReport& report, LocalTime mark)
        : pass_(pass), client_(&client), report_(report), mark_(mark) {}

    enum class Brought { nothing_new, news };
    /// One page, in the same transaction as those before it for about a second (docs/rules.md, section 2):
    /// what a kill loses of it is read again, because no mark has moved. News are rows that the journal did
    /// not have, or not like that. `identities`, where given, takes those of all its rows.
    Brought store(std::span<const Punch> page, Identities* identities);

    /// Ends the transaction: what was stored is on disk.
    void commit();
    /// The same where an error is on its way already: what came before it stays.
    void commit_what_came() noexcept;

private:
    using Steady = std::chrono::steady_clock;

    Stored store_row(const Punch& punch, Moment read_at, LocalTime now);
    void count_fresh(const Punch& punch, const Judgement& judgement);
    void warn_of_change(const Punch& punch) const;

    const Pass& pass_;
    DeviceClient* client_ = nullptr;
    PullReport& report_;
    LocalTime mark_;
    std::optional<Journal::Transaction> open_;
    Steady::time_point opened_;
};

} // namespace zksync
