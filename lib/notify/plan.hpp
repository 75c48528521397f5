#pragma once

#include "notify/matter.hpp"

#include <optional>
#include <span>
#include <vector>

namespace zksync::notify {

/// A matter of one day's messages at the most; how it stands then is told within a day.
inline constexpr std::size_t most_a_day = 5;

/// A matter as a message shows it.
struct Shown {
    Matter matter;
    std::optional<Moment> silent_until{}; ///< it comes and goes: nothing more is sent because of it before
};

/// One that is over.
struct Ended {
    Told told; ///< as it was until then
    std::optional<Moment> silent_until{};
};

/// What a reader has to be told now, and what is remembered of that.
struct Plan {
    std::vector<Shown> news;        ///< came, or got worse
    std::vector<Shown> lasting;     ///< was told before, and lasts
    std::vector<Ended> over;        ///< was told before, and is so no longer
    std::vector<Told> told;         ///< to be remembered once the message was handed over
    std::vector<Told> less;         ///< to be remembered in any case
    std::vector<ToldKey> forgotten; ///< in any case too
    enum class Due { no, yes } due = Due::no;
};

/// Of what lasts and what the reader was told, what to tell now (docs/rules.md, section 8): what is new or
/// worse at once; what lasts after 1, 3 and 7 days, then weekly; and that it is over. One of it being due,
/// all of it is shown, and counts as told. Pure.
Plan plan_for(Reader reader, const Sight& sight, std::span<const Told> told, Moment now);

} // namespace zksync::notify
