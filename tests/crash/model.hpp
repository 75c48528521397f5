#pragma once

#include "harness/json.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace crash {

using e2e::Json;

/// What must be on the site in the end, told from what the device showed: nothing lost, nothing doubled,
/// nothing wrong.
class Model {
public:
    /// Punches before `since` (device time) are nobody's business, and so are those of codes that are not
    /// employed.
    Model(std::string since, std::set<std::string> employed);

    /// Looks at all rows that the device lists now. Those that it lists no more may be on the site, but need
    /// not.
    void look_at(const Json& rows);

    /// What is wrong with these check-ins; empty when nothing is.
    std::vector<std::string> faults_of(const Json& checkins) const;

private:
    using Second = std::pair<std::string, std::string>; ///< employee and whole second
    bool is_deliverable(const Json& row) const;

    std::string since_;
    std::set<std::string> employed_;
    std::map<Second, std::set<std::string>> ever_; ///< with the log types of the punches of that second
    std::set<Second> now_;
};

} // namespace crash
