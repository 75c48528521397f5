#pragma once

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "push/site_pass.hpp"

#include <cstddef>

namespace zksync {

/// What a pass that cannot go on after this answer to a write of `rows` check-ins ends with.
Error error_of(const SitePass& at, const WriteAnswer& answer, std::size_t rows);

} // namespace zksync
