#pragma once

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "push/site_pass.hpp"

#include <cstddef>
#include <string>

namespace zksync {

/// What a pass that cannot go on after this answer to a write of `rows` check-ins ends with.
Error error_of(const SitePass& at, const WriteAnswer& answer, std::size_t rows);

/// The same after an error 500 where all that is to be sent is of one employee, so that nobody can tell an
/// ill site from that person's data.
Error error_at_one_person(const SitePass& at, const WriteAnswer& answer, const std::string& employee);

} // namespace zksync
