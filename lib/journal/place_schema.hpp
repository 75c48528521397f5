#pragma once

#include <string_view>

namespace zksync {

/// The step of the journal's schema with which it knows where punches were made.
extern const std::string_view punch_places;

} // namespace zksync
