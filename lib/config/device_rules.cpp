#include "config/device_rules.hpp"

#include "config/base_url.hpp"
#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <utility>

namespace zksync::config_file {
namespace {

bool is_complete(const DeviceConfig& device) {
    return !device.url.empty() && (!device.username.empty() || device.email);
}

/// By TCP or UDP, it is one terminal.
bool have_one_address(const DeviceConfig& left, const DeviceConfig& right) {
    const auto address = [](const LoneTerminal& lone) {
        return std::pair(in_lower_case(lone.host), lone.port);
    };
    return left.lone && right.lone && !left.url.empty() && !right.url.empty() &&
           address(*left.lone) == address(*right.lone);
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
            if (have_one_address(first, second))
                sections[later].second.wrong_here(fmt::format(
                    "has the address of [device.{}]; expected one section for one terminal", first.name));
            if (first.lone.has_value() == second.lone.has_value() &&
                folded(first.name) == folded(second.name))
                sections[later].second.wrong_here(
                    fmt::format("takes its {} from the same environment variable as [device.{}]; expected "
                                "names that differ in more than - and _",
                                second.lone ? "key" : "password", first.name));
        }
    }
}

} // namespace zksync::config_file
