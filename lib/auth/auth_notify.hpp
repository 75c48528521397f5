#pragma once

#include "auth/check_list.hpp"
#include "config/config.hpp"

#include <string>

namespace zksync {

/// Whether the programs of [notify] are there and can be executed, a line each; starts none. `path` is the
/// caller's PATH: cron's is shorter, and that is said.
void check_notify(const NotifyConfig& notify, const std::string& path, const CheckSink& sink);

} // namespace zksync
