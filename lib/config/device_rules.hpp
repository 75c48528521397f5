#pragma once

#include "config/config.hpp"
#include "config/section.hpp"

#include <string>
#include <utility>
#include <vector>

namespace zksync::config_file {

/// What devices must not have in common: one login at one URL, one address of a terminal that stands alone,
/// or one environment variable for the password or the key.
/// `sections` are those of `devices`, in the same order.
void check_devices(const std::vector<DeviceConfig>& devices,
                   std::vector<std::pair<std::string, Section>>& sections);

} // namespace zksync::config_file
