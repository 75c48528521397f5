#pragma once

#include "core/punch_state.hpp"
#include "push/push.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <string>

namespace zksync {

/// What a rehearsed pass decided, counted.
class DryRunSums {
public:
    void add(const Decision& decision);

    /// "2 punches would be sent, 1 waits, 3 are ignored", and what else there is.
    std::string text() const;
    /// The same of a pull alone: nobody is asked for, and what is pending was counted as new.
    std::string text_of_pull(std::int64_t fresh) const;

private:
    std::string set_aside(std::span<const PunchState> rare) const;

    std::int64_t sent_ = 0;
    std::map<PunchState, std::int64_t> others_;
};

} // namespace zksync
