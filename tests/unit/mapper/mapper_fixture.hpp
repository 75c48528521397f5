#pragma once

#include "mapper/mapper.hpp"

#include <string>
#include <string_view>

namespace zksync::test {

inline LocalTime at(std::string_view text) { return LocalTime::parse(text).value(); }

/// A device as the configuration's defaults make it, with go-live at the beginning of November.
inline DeviceConfig lobby() {
    DeviceConfig device;
    device.name = "lobby";
    device.since = at("2026-11-01");
    device.states = {{0, LogType::in}, {1, LogType::out}, {2, LogType::out},   {3, LogType::in},
                     {4, LogType::in}, {5, LogType::out}, {255, LogType::none}};
    return device;
}

inline DeviceConfig lobby_in(const std::string& zone) {
    DeviceConfig device = lobby();
    device.time_zone = zone;
    return device;
}

inline SiteConfig site_in(const std::string& zone) {
    SiteConfig site;
    site.time_zone = zone;
    return site;
}

inline Punch punch_at(const std::string& time) {
    Punch punch;
    punch.id = 1;
    punch.code = {"0042"};
    punch.reported_time = time;
    punch.time = LocalTime::parse(time);
    punch.state_code = 0;
    punch.terminal = "CQUJ190000001";
    punch.terminal_alias = "Gate 1";
    return punch;
}

inline Employee employee(const std::string& name, const std::string& code) {
    Employee employee;
    employee.name = name;
    employee.biometric_id = {code};
    employee.status = "Active";
    return employee;
}

} // namespace zksync::test
