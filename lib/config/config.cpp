#include "config/config.hpp"

#include <algorithm>

namespace zksync {

const DeviceConfig* Config::find_device(const std::string& name) const {
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&name](const DeviceConfig& device) { return device.name == name; });
    return found == devices.end() ? nullptr : &*found;
}

} // namespace zksync
