#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace zksync {

/// What became of a punch. Every row of a journal has exactly one (docs/rules.md, section 3).
enum class PunchState {
    pending,     ///< read, not delivered
    in_doubt,    ///< sent, the answer was lost or is not checked yet
    sent,        ///< the site has it
    duplicate,   ///< the site had a check-in of that employee in that second already
    waiting,     ///< cannot be delivered yet, with a reason
    ignored,     ///< nobody's attendance, with a reason
    quarantined, ///< a time that cannot be true
};

inline constexpr std::array all_punch_states{
    PunchState::pending, PunchState::in_doubt, PunchState::sent,       PunchState::duplicate,
    PunchState::waiting, PunchState::ignored,  PunchState::quarantined};

/// "pending", "in-doubt", …: the words of messages, of --json and of the journal.
std::string_view to_text(PunchState state);
std::optional<PunchState> punch_state_from(std::string_view text);

/// Delivered punches never change their state again by themselves.
constexpr bool is_delivered(PunchState state) {
    return state == PunchState::sent || state == PunchState::duplicate;
}

} // namespace zksync
