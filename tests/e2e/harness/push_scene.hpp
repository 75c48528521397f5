#pragma once

#include "harness/scene.hpp"

#include <string>
#include <vector>

namespace e2e {

/// How one pass ended, by its JSON report.
struct PassResult {
    int exit_code = -1;
    Json pull, push;           ///< null for a half that was not run
    std::string message, hint; ///< of its error; "" for a good pass
    std::string err;           ///< what it said besides

    int count(const char* what) const { return push.at(what).get<int>(); }
    /// The whole of it, for INFO.
    std::string text() const;
};

/// Check-ins and rows as lines, "HR-EMP-0042 2026-11-20 08:00:00 IN Gate 1", sorted: easy to compare and to
/// read.
using Lines = std::vector<std::string>;

/// A scene in which punches are delivered. The site has all the time that a busy machine may take to answer.
class PushScene : public Scene {
public:
    PushScene();

    /// From now on a write has three seconds, and whoever lost its answer looks for it after four: for a test
    /// that waits for either.
    void settle_soon();

    /// Employs people with the codes 0001 and on.
    void employ(int people);
    /// One punch of the terminal that the simulator knows by itself ("Gate 1", state 0).
    void punch(const std::string& code, const std::string& time, Json more = Json::object());
    /// As many punches as wanted of 0001, a minute apart from 08:00 on, `days` ago.
    void punch_minutes(int punches, int days = 2, const std::string& code = "0001");

    /// `zksync --json run --device lobby OPTIONS`
    PassResult pass(const std::vector<std::string>& options = {});
    /// The same with another command.
    PassResult pass_of(const std::string& command, const std::string& device,
                       const std::vector<std::string>& options = {});
    /// Passes one after the other until nothing is pending or in doubt, with `settle_soon`; each must end
    /// well. False: it never came.
    bool passes_until_settled(const std::string& device = "lobby");

    /// A role of the site's own joins: its users may read employees and create check-ins, but not set their
    /// time.
    void found_clerks();
    /// Gives the key's user these roles, or makes another key with them.
    void roles(const Json& names, const std::string& key = "key", const std::string& time_zone = "");

    /// How many rows of the journal are in that state ("sent", "in_doubt", …; "any": all of them), as status
    /// tells.
    int rows_in(const std::string& state, const std::string& device = "lobby");

    /// What the site holds.
    Lines stored();
    /// What it should hold when everything of the device is deliverable by the usual table of states.
    Lines due() { return due_of(device); }
    Lines due_of(Device& any);

    /// The requests for insert_many, with the number of rows of each.
    std::vector<int> batches();
    /// The documents of the insert_many requests, in order.
    std::vector<Json> documents();
    std::size_t rehearsals();
    /// Breaks the nth insert_many from now on.
    void break_insert(const Json& kind, int nth = 1, int times = 1);
};

std::string line(const std::string& employee, const std::string& time, const std::string& log_type,
                 const std::string& device_id);

} // namespace e2e
