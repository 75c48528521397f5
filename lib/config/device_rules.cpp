#include "config/device_rules.hpp"

#include "config/base_url.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace zksync::config_file {
namespace {

bool is_complete(const DeviceConfig& device) {
    return !device.url.empty() && (!device.username.empty() || device.email);
}

bool have_one_login(const DeviceConfig& left, const DeviceConfig& right) {
    const auto login = [](const DeviceConfig& device) {
        return std::tuple(comparable_url(device.url), device.username, device.company, device.email);
    };
    return is_complete(left) && is_complete(right) && login(left) == login(right);
}

std::string folded(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

} // namespace

void check_devices(const std::vector<DeviceConfig>& devices,
                   std::vector<std::pair<std::string, Section>>& sections) {
    for (std::size_t later = 0; later < devices.size(); ++later) {
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
            const auto& [first, second] = std::tie(devices[earlier], devices[later]);
            if (have_one_login(first, second))
                sections[later].second.wrong_here(
                    fmt::format("has the URL and the user of [device.{}]; expected one section for one login",
                                first.name));
            if (folded(first.name) == folded(second.name))
                sections[later].second.wrong_here(fmt::format(
                    "takes its password from the same environment variable as [device.{}]; expected "
                    "names that differ in more than - and _",
                    first.name));
        }
    }
}

} // namespace zksync::config_file
