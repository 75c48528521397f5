#pragma once

#include "mapcheck/map_findings.hpp"

#include <string>
#include <vector>

namespace zksync::testing {

inline Employee employee(const std::string& name, const std::string& person, const std::string& id) {
    return {name, person, {id}, "Active", {}, {}, ""};
}

inline std::vector<Finding> all_findings(const MapPicture& picture) {
    std::vector<Finding> findings;
    FindingRows(picture).for_each([&](const Finding& finding) { findings.push_back(finding); });
    return findings;
}

struct Pictured {
    Config config;
    DeviceConfig lobby, gate;
    MapPicture picture{config, {}, {}, {}, {}, {}, {}, 20'000};

    Pictured() {
        lobby.name = "lobby";
        gate.name = "gate";
        for (const DeviceConfig* device : {&lobby, &gate}) picture.devices.emplace_back().device = device;
    }
    std::vector<Finding> findings() {
        picture.staff.finish();
        picture.codes.finish();
        return all_findings(picture);
    }
};

} // namespace zksync::testing
