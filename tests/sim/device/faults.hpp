#pragma once

#include <optional>
#include <string>
#include <vector>

#include "json.hpp"
#include "paging.hpp"

namespace zksync_sim {

/// A rule whose turn has come: what to do, and its parameters.
struct Fault {
    std::vector<std::string> actions;
    Json rule = Json::object();

    bool has(const char* action) const;
};

/// The queue of rules. At each request the first rule that fits is used up by one.
class Faults {
public:
    /// One rule or a list; all or nothing. Throws std::invalid_argument for what it does not know.
    void add(const Json& rules);
    void clear() { rules_.clear(); }
    Json remaining() const;

    Fault take(const Request& request);

private:
    struct Rule {
        Json rule;
        std::vector<std::string> actions;
        std::int64_t times = 1; ///< negative: for ever
        std::int64_t seen = 0;  ///< requests that fitted, this rule's turn or not
    };
    std::vector<Rule> rules_;
};

/// What a fault asks of the page that is about to be made.
Tweaks tweaks_of(const Fault& fault);

/// The answer in the place of the right one; nothing when the fault lets that be made.
std::optional<Reply> answer_instead(const Fault& fault);

/// Breaks or delays the answer on its way out.
void break_reply(const Fault& fault, Reply& reply);

} // namespace zksync_sim
