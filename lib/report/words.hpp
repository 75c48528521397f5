#pragma once

#include "report/report.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync::report {

/// "12,345".
std::string number(std::int64_t number);
/// "1 punch", "12,345 punches"; "1 person", "2 people".
std::string punches(std::int64_t count);
std::string people(std::size_t count);
/// "24 Nov 2026", "Tue 24 Nov", "24 Nov".
std::string long_date(LocalTime time);
std::string week_day(LocalTime time);
std::string short_date(LocalTime time);
/// "24 Nov 2026", or from one to another; "" where neither is known.
std::string dates(const std::optional<LocalTime>& oldest, const std::optional<LocalTime>& newest);
/// The range: whole days as dates, else with the times.
std::string range_text(const Range& range);
/// What there is to know of the number of those that came late: whole sentences, mostly none.
std::vector<std::string> remarks_on_late(const Report& report);
/// What a state is called on the page: "Delivered", "On the site already", …
std::string_view heading_of(PunchState state);

} // namespace zksync::report
