#pragma once

#include "store.hpp"

namespace zksync_sim::site {

/// What the hourly job does for every Shift Type with auto attendance: Present for who checked in before the
/// mark, Absent for everybody else, skip_auto_attendance for who comes too late. The caller holds the lock
/// alone.
Json process_auto_attendance(Store& store, Micros now);

} // namespace zksync_sim::site
