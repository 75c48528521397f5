#pragma once

#include "core/error.hpp"
#include "line/options.hpp"

#include <optional>

namespace zksync {

/// What is wrong with options that were understood one by one: what is missing, and what does not go
/// together.
std::optional<Error> wrong_options(const Options& options);

} // namespace zksync
