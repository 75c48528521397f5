#pragma once

#include "harness/scene.hpp"

#include <filesystem>
#include <string>

namespace e2e {

/// A scene with a Shift Type whose mark zksync moves, and one person, 0042, who works in it.
struct ShiftScene : Scene {
    static constexpr const char* terminal = "CQUJ190000001";
    /// No mark that nothing holds stays behind that, however long a pass takes: the margin of an hour before
    /// this scene began, and a minute to spare.
    const std::string margin_before = minutes_ago(61);

    ShiftScene() {
        config.set_raw("shift.\"Day Shift\"", "devices", R"(["lobby"])");
        shift_type(at(10, "00:00:00"));
        site.employ("0042", {{"default_shift", "Day Shift"}});
    }
    void shift_type(const std::string& mark, Json more = Json::object()) {
        Json type{{"name", "Day Shift"},
                  {"start_time", "08:00:00"},
                  {"end_time", "17:00:00"},
                  {"enable_auto_attendance", 1},
                  {"process_attendance_after", days_ago(10)},
                  {"last_sync_of_checkin", mark}};
        type.update(more);
        site.post("/_sim/shift-types", Json::array({type}));
    }
    void active_at(const std::string& time) {
        device.post("/_sim/terminals", Json::array({{{"sn", terminal}, {"last_activity", time}}}));
    }
    void punch_at(const std::string& time, const std::string& code = "0042") {
        device.punch({{"emp_code", code}, {"punch_time", time}, {"terminal_sn", terminal}});
    }
    /// A pass that looks at the marks, whenever that was done last.
    Outcome pass() {
        forget_looks();
        return run({"-v", "run"});
    }
    /// The site's file goes, and with it the memory of the last look.
    void forget_looks() const {
        for (const auto& file : std::filesystem::directory_iterator(state_dir())) {
            const std::string name = file.path().filename();
            if (name.rfind("site-", 0) == 0 && name.find(".db") != std::string::npos)
                std::filesystem::remove(file);
        }
    }
    Outcome first_pass() { return run({"-v", "run"}); }
    /// The site's hourly job.
    void process() { site.post("/_sim/process-auto-attendance", Json::object()); }
    /// What attendance says of the person 0042 on that day; "" when nothing.
    std::string attendance_of(const std::string& day) {
        for (const Json& attendance : site.get("/_sim/attendance")) {
            const bool cancelled = attendance.at("docstatus") == 2;
            if (attendance.at("attendance_date") == day && !cancelled) return attendance.at("status");
        }
        return "";
    }
    std::string mark() {
        for (const Json& type : site.get("/_sim/shift-types")) {
            const Json& mark = type.at("last_sync_of_checkin");
            if (type.at("name") == "Day Shift" && mark.is_string())
                return mark.get<std::string>().substr(0, 19);
        }
        return "";
    }
};

/// The same with a second device in the shift, whose terminal T2 is its only one.
struct TwoDeviceShift : ShiftScene {
    Device gate;

    TwoDeviceShift() {
        gate.knobs({{"password", device_password}});
        config.set_raw("shift.\"Day Shift\"", "devices", R"(["lobby", "gate"])");
        config.set("device.gate", "url", gate.url())
            .set("device.gate", "username", "admin")
            .set("device.gate", "password_file", secret("gate", device_password))
            .set("device.gate", "since", days_ago(20));
        punch_at(at(2, "08:00:00"));
        active_at(minutes_ago(0));
        gate.punch({{"emp_code", "0042"}, {"punch_time", at(3, "08:00:00")}, {"terminal_sn", "T2"}});
        gate_active_at(minutes_ago(0));
    }
    void gate_active_at(const std::string& time) {
        gate.post("/_sim/terminals", Json::array({{{"sn", "T2"}, {"last_activity", time}}}));
    }
    static std::size_t asked(Device& any) { return any.count_requests("GET", "/iclock/api/terminals/"); }
};

} // namespace e2e
