#include "config/config.hpp"

#include <algorithm>

namespace zksync {

bool DeviceConfig::leaves_out(const std::string& serial) const {
    const auto section = terminals.find(serial);
    if (section != terminals.end() && section->second.ignore) return true;
    return !only_terminals.empty() && !serial.empty() && !only_terminals.contains(serial);
}

const DeviceConfig* Config::find_device(const std::string& name) const {
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&name](const DeviceConfig& device) { return device.name == name; });
    return found == devices.end() ? nullptr : &*found;
}

} // namespace zksync
