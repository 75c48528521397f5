#pragma once

#include "config/config.hpp"
#include "config/section.hpp"

#include <string>
#include <vector>

namespace zksync::config_file {

/// Each reads its section with the defaults of config.hpp, and leaves what is wrong to the reading's
/// problems.
SiteConfig read_site(Section& section);
/// `site` tells whether the site has a time zone, which a device's zone needs.
DeviceConfig read_device(Section& section, const std::string& name, const SiteConfig& site);
TerminalConfig read_terminal(Section& section);
/// `device_names`: the devices that a shift can wait for.
ShiftConfig read_shift(Section& section, const std::string& name,
                       const std::vector<std::string>& device_names);
MapCheckConfig read_map_check(Section& section);
MonitorConfig read_monitor(Section& section);
NotifyConfig read_notify(Section& section);

} // namespace zksync::config_file
