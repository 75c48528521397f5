#pragma once

#include "store.hpp"

namespace zksync_sim::site {

/// Attendance that HR made by hand: one object or a list of employee, attendance_date, and what else it has.
Json put_attendances(Store& store, Micros now, const Json& given);
/// What on_cancel() does to those of an employee's day: docstatus 2, and its check-ins are linked to it no
/// more.
Json cancel_attendances(Store& store, const Json& given);

} // namespace zksync_sim::site
