#pragma once

#include "report/bars.hpp"
#include "report/markup.hpp"
#include "report/report.hpp"

#include <string>
#include <string_view>

/// The parts of the page, from top to bottom: each a <section>, or nothing.
namespace zksync::report::page {

Markup verdict(const Report& report);
Markup for_hr(const Report& report);
Markup for_administrator(const Report& report);
Markup days(const Report& report, const Bars& bars);
Markup terminals(const Report& report, const Bars& bars);
Markup late_and_double(const Report& report);
Markup passes(const Report& report);

// What several of them use.

/// The bars, with their scale and their dates.
Markup picture(const Report& report, const Bars& bars);
/// "Tue 24 Nov", "Week of 23 Nov", "2026-11": what a bar is of.
std::string bar_name(const Bar& bar, Unit unit);
/// How the page looks: one style sheet, light and dark, narrow and printed.
std::string_view style();
/// The patterns by which states are told apart without their colours, to be put at the beginning of the page.
Markup patterns();
/// A small square with a state's pattern.
Markup swatch(PunchState state);
/// "in-doubt": a state as a class and a pattern are called.
std::string_view class_of(PunchState state);
/// From the bottom of a bar to its top: what is well first.
inline constexpr std::array bar_order{PunchState::sent,       PunchState::duplicate, PunchState::ignored,
                                      PunchState::pending,    PunchState::in_doubt,  PunchState::waiting,
                                      PunchState::quarantined};
/// A command or a value that is to be typed as it stands.
Markup typed(std::string_view text);
/// A moment, as this host's wall clock shows it.
Markup when(Moment moment);

} // namespace zksync::report::page
