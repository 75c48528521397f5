#pragma once

#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace e2e {

/// Both ends as map-check compares them.
struct MapScene : Scene {
    /// Somebody on the device, who punched `punches` times.
    void enrol(const std::string& code, const std::string& first, const std::string& last, int punches = 1) {
        device.post("/_sim/employees",
                    Json::array({{{"emp_code", code}, {"first_name", first}, {"last_name", last}}}));
        for (int i = 0; i < punches; ++i)
            device.punch({{"emp_code", code},
                          {"punch_time", at(2, "08:0" + std::to_string(i) + ":00")},
                          {"punch_state", std::to_string(i % 2)}});
    }
    void hire(const std::string& name, const std::string& person, const Json& more = Json::object()) {
        Json employee{{"name", name}, {"employee_name", person}, {"attendance_device_id", nullptr}};
        employee.update(more);
        site.post("/_sim/employees", Json::array({employee}));
    }
    /// 0042 on the device, and the ID of somebody of that name on the site.
    void same_code(const std::string& first, const std::string& last, const std::string& on_site) {
        enrol("0042", first, last);
        hire("HR-EMP-1", on_site, {{"attendance_device_id", "0042"}, {"default_shift", "Day"}});
    }
    Json check(std::vector<std::string> options = {}) {
        options.insert(options.begin(), "map-check");
        return run_json(options);
    }
    void shift_type(const std::string& name, const Json& more = Json::object()) {
        Json shift{{"name", name}, {"enable_auto_attendance", 1}};
        shift.update(more);
        site.post("/_sim/shift-types", Json::array({shift}));
    }
};

inline std::vector<Json> found(const Json& document, const std::string& kind) {
    std::vector<Json> findings;
    for (const Json& finding : document.at("findings"))
        if (finding.at("finding") == kind) findings.push_back(finding);
    return findings;
}

inline Json only(const Json& document, const std::string& kind) {
    INFO(document.dump(1));
    const auto findings = found(document, kind);
    REQUIRE(findings.size() == 1);
    return findings.front();
}

} // namespace e2e
