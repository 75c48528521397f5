#pragma once

#include "json.hpp"
#include "knobs.hpp"
#include "store.hpp"

namespace zksync_sim {

/// Adds what a test posted: missing fields get plausible values, `{"raw": …}` is kept as it is, `"hidden"`
/// and
/// `"visible_in_ms"` keep the row out of sight. Throws std::invalid_argument for what is no object.
void add_punches(Store& store, const Json& rows);

/// The row as a server would write it now, by the knobs.
Json punch_json(const Store& store, const Row& row, const Knobs& knobs);

/// Changes the given fields of one row in place, as a correction on the server does. False: no such row.
bool correct_punch(Store& store, std::int64_t id, const Json& fields);

/// Turns the values of a row into what loose servers make of them.
void loosen(Json& row, const Knobs& knobs, std::int64_t variant);

} // namespace zksync_sim
