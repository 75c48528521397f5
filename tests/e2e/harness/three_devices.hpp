#pragma once

#include "harness/eventually.hpp"
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

namespace e2e {

/// Three devices of one site, in this order: lobby, gate, yard.
struct ThreeDevices : PushScene {
    Device gate, yard;
    const std::array<std::string, 3> names{"lobby", "gate", "yard"};

    ThreeDevices() {
        live_by_the_sites_clock();
        add("gate", gate);
        add("yard", yard);
        employ(3);
    }
    std::array<Device*, 3> devices() { return {&device, &gate, &yard}; }

    /// A punch of somebody else at each, an hour apart.
    void punch_everywhere(int days = 2) {
        int person = 0;
        for (Device* each : devices()) {
            ++person;
            each->punch({{"emp_code", "000" + std::to_string(person)},
                         {"punch_time", at(days, "0" + std::to_string(6 + person) + ":00:00")}});
        }
    }
    /// Each holds the next request for its punches until `go_on`.
    void hold() {
        for (Device* each : devices())
            each->faults({{"match", {{"path", Device::transactions}}}, {"do", "pause"}});
    }
    static bool holds(Device& any) { return any.get("/_sim/stats").at("paused") == 1; }
    static void go_on(Device& any) {
        any.erase("/_sim/faults");
        any.post("/_sim/continue", Json::object());
    }
    bool all_hold() {
        return eventually([&] { return holds(device) && holds(gate) && holds(yard); });
    }
    /// Whoever makes that device's pass.
    pid_t process_of(const std::string& name) const {
        return static_cast<pid_t>(std::stol(read_file(state_dir() / (name + ".lock"))));
    }

private:
    void add(const std::string& name, Device& any) {
        any.knobs({{"password", device_password}});
        config.set("device." + name, "url", any.url())
            .set("device." + name, "username", "admin")
            .set("device." + name, "password_file", secret(name, device_password))
            .set("device." + name, "since", days_ago(20));
    }
};

} // namespace e2e
