#pragma once

#include "checkin_table.hpp"
#include "doctypes.hpp"

#include <string>
#include <variant>

namespace zksync_sim::site {

/// Where a column of a check-in is kept; the ones without a place are computed.
using Place = std::variant<std::monostate, TextId CheckinRow::*, Micros CheckinRow::*, double CheckinRow::*,
                           std::uint8_t CheckinRow::*>;

Place place_of(const std::string& field);

/// How two rows stand to each other by that column, as the database orders them: below 0, 0, above 0.
int compare_rows(const CheckinTable& table, const Field& field, const Place& place, const CheckinRow& a,
                 const CheckinRow& b);

} // namespace zksync_sim::site
