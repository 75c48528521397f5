#pragma once

#include "device/device_client.hpp"
#include "pass/pass.hpp"
#include "pull/pull_report.hpp"

#include <set>
#include <string>

namespace zksync {

/// Which rows of the server a read came by: the identity of docs/rules.md, section 1, as one string.
using Identities = std::set<std::string>;
std::string identity(const Punch& punch);

/// Puts pages into the journal, judged, and counts what came.
class PageStore {
public:
    /// Rows older than `mark` count as late.
    PageStore(const Pass& pass, PullReport& report, LocalTime mark)
        : pass_(pass), report_(report), mark_(mark) {}

    enum class Brought { nothing_new, news };
    /// One page in one transaction. News are rows that the journal did not have, or not like that.
    /// `identities`, where given, takes those of all its rows.
    Brought store(const TransactionPage& page, Identities* identities);

private:
    void count_fresh(const Punch& punch, const Judgement& judgement);
    void warn_of_change(const Punch& punch) const;

    const Pass& pass_;
    PullReport& report_;
    LocalTime mark_;
};

} // namespace zksync
