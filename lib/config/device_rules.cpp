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

bool have_one_variable(const DeviceConfig& left, const DeviceConfig& right) {
    return left.lone.has_value() == right.lone.has_value() && folded(left.name) == folded(right.name);
}

} // namespace

void check_devices(const std::vector<DeviceConfig>& devices,
                   std::vector<std::pair<std::string, Section>>& sections) {
    for (std::size_t at = 0; at < devices.size(); ++at) {
        const DeviceConfig& device = devices[at];
        Section& section = sections[at].second;
        // One of those before it, so that there is one sentence for each thing that is wrong, however many
        // share it.
        const auto earlier_that = [&](auto shares) -> const DeviceConfig* {
            for (std::size_t earlier = 0; earlier < at; ++earlier)
                if (shares(devices[earlier], device)) return &devices[earlier];
            return nullptr;
        };
        if (const auto* other = earlier_that(have_one_login))
            section.wrong_here(fmt::format(
                "has the URL and the user of [device.{}]; expected one section for one login", other->name));
        if (const auto* other = earlier_that(have_one_address))
            section.wrong_here(fmt::format(
                "has the address of [device.{}]; expected one section for one terminal", other->name));
        if (const auto* other = earlier_that(have_one_variable))
            section.wrong_here(
                fmt::format("takes its {} from the same environment variable as [device.{}]; expected "
                            "names that differ in more than - and _",
                            device.lone ? "key" : "password", other->name));
    }
}

} // namespace zksync::config_file
