#pragma once

#include "store.hpp"

#include "../http_server.hpp"

#include <string>

namespace zksync_sim::site {

/// The check-ins as they are stored, every field. Filters: employee, from (included), to (excluded), name.
Json show_checkins(const Store& store, const Request& filters);
/// The same as lines of name, employee, time, log type, device.
std::string checkins_as_tsv(const Store& store, const Request& filters);

/// Puts check-ins in as if they had been there before, without any rule: one object or a list.
Json put_checkins(Store& store, Micros now, const Json& given);
/// Old rows by the thousand: count, employees (a list of names), from, step_seconds, name_prefix.
Json generate_checkins(Store& store, Micros now, const Json& given);
/// {"employee": …, "set": {…}}: what HR changes on the check-ins of a person: skip_auto_attendance, log_type.
Json change_checkins(Store& store, const Json& given);
/// Takes out those that the filters name; at least one filter is required.
Json delete_checkins(Store& store, const Request& filters);

/// rows_stored, and exact_duplicates: rows that share employee and second with an earlier one.
Json checkin_statistics(const Store& store);

} // namespace zksync_sim::site
