#pragma once

#include "core/punch.hpp"
#include "json/value.hpp"

#include <optional>

namespace zksync {

/// A row of transactions as a Punch, whatever the types of its fields (docs/reference/device-api.md,
/// section 2): `""` and null are the same, a field that is an object or a list counts as absent. A row
/// without a usable id gets a negative one made from its content, the same at every reading. Nothing when the
/// row is no object.
std::optional<Punch> read_punch(json::Value row);
/// Where it was made, as far as the row says; read_punch leaves that out.
std::optional<Coordinates> read_place(json::Value row);

} // namespace zksync
