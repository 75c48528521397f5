#pragma once

#include "core/local_time.hpp"
#include "sqlite/database.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

/// What is said of a row beside its state, in the place of what was said of it before, and when the site
/// refused it; without a moment that one stays.
void set_remarks(Database& database, std::int64_t seq, const std::string& detail,
                 std::optional<Moment> tried_at);

} // namespace zksync
