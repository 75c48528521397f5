#include "config/config.hpp"

#include <algorithm>

namespace zksync {

bool DeviceConfig::leaves_out(const std::string& serial) const {
    const auto section = terminals.find(serial);
    if (section != terminals.end() && section->second.ignore) return true;
    return !only_terminals.empty() && !serial.empty() && !only_terminals.contains(serial);
}

EmployeeCode DeviceConfig::biometric_id(const EmployeeCode& code) const {
    const EmployeeCode bare = code.bare();
    const auto given = codes.find(bare);
    return given != codes.end() ? given->second : EmployeeCode{code_prefix + bare.value};
}

std::vector<EmployeeCode> DeviceConfig::codes_of(const EmployeeCode& id) const {
    std::vector<EmployeeCode> found;
    for (const auto& [code, given] : codes) {
        if (given == id) found.push_back(code);
    }
    if (!id.value.starts_with(code_prefix)) return found;
    const EmployeeCode rest{id.value.substr(code_prefix.size())};
    if (!rest.value.empty() && biometric_id(rest) == id && !codes.contains(rest)) found.push_back(rest);
    return found;
}

const DeviceConfig* Config::find_device(const std::string& name) const {
    const auto found = std::find_if(devices.begin(), devices.end(),
                                    [&name](const DeviceConfig& device) { return device.name == name; });
    return found == devices.end() ? nullptr : &*found;
}

std::vector<const DeviceConfig*> Config::all_devices() const {
    std::vector<const DeviceConfig*> all;
    for (const DeviceConfig& device : devices) all.push_back(&device);
    return all;
}

} // namespace zksync
