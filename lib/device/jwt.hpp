#pragma once

#include "core/local_time.hpp"

#include <optional>
#include <string_view>

namespace zksync {

/// The `exp` of a JSON Web Token, its signature unchecked: a hint, because clocks differ
/// (docs/reference/device-api.md, section 1). Nothing when it has none or is no JWT.
std::optional<Moment> expiry_hint(std::string_view token);

} // namespace zksync
