#pragma once

#include "config/section.hpp"
#include "core/log_type.hpp"

#include <map>

namespace zksync::config_file {

/// What the states of a device mean: the usual table with `states` of the device's section on top.
std::map<int, LogType> read_states(Section& device);

} // namespace zksync::config_file
