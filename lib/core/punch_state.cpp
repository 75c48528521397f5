#include "core/punch_state.hpp"

#include <algorithm>

namespace zksync {

std::string_view to_text(PunchState state) {
    switch (state) {
    case PunchState::pending:
        return "pending";
    case PunchState::in_doubt:
        return "in-doubt";
    case PunchState::sent:
        return "sent";
    case PunchState::duplicate:
        return "duplicate";
    case PunchState::waiting:
        return "waiting";
    case PunchState::ignored:
        return "ignored";
    case PunchState::quarantined:
        return "quarantined";
    }
    return "";
}

std::optional<PunchState> punch_state_from(std::string_view text) {
    const auto found =
        std::ranges::find(all_punch_states, text, [](PunchState state) { return to_text(state); });
    if (found == all_punch_states.end()) return std::nullopt;
    return *found;
}

} // namespace zksync
