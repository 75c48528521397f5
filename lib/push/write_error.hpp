#pragma once

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "push/site_pass.hpp"

#include <cstddef>
#include <string>

namespace zksync {

/// "HTTP 502: …", or why there was no answer.
std::string status_text(const WriteAnswer& answer);

/// What a pass that cannot go on after this answer to a write of `rows` check-ins ends with.
Error error_of(const SitePass& at, const WriteAnswer& answer, std::size_t rows);

} // namespace zksync
