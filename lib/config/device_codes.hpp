#pragma once

#include "config/config.hpp"
#include "config/section.hpp"

namespace zksync::config_file {

/// `ignore`, `code_prefix` and [device.NAME.codes] into the device: whose a code is.
void read_codes(Section& section, DeviceConfig& device);

} // namespace zksync::config_file
