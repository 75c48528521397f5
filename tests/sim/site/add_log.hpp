#pragma once

#include "context.hpp"

namespace zksync_sim::site {

/// `add_log_based_on_employee_field` of HRMS, before version 14 of ERPNext. Throws SiteError.
Result add_log(Context& context);

} // namespace zksync_sim::site
