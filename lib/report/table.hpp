#pragma once

#include "report/report.hpp"

#include <functional>
#include <string>
#include <vector>

namespace zksync::report {

/// A report as rows of one table for programs. The first cell says what a row is: "day" (how many punches of
/// a day came to what), "waiting" (a person), "quarantined" and "too-late" (a punch), "terminal" (its punches
/// of the range).
std::vector<std::string> table_heading();
void for_each_row(const Report& report, const std::function<void(const std::vector<std::string>&)>& each);

} // namespace zksync::report
