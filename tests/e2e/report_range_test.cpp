// A report of a range that begins or ends inside a day: all of its sums are those of that range.
#include "harness/push_scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;

namespace {

struct RangeScene : PushScene {
    std::filesystem::path page = dir / "page.html";

    RangeScene() {
        live_by_the_sites_clock();
        employ(2);
        punch("0001", at(3, "07:00:00"));
        punch("0002", at(3, "13:00:00"), {{"terminal_sn", "CQUJ190000002"}});
        punch("0001", at(2, "08:00:00"));
        punch("0001", at(1, "09:00:00"));
        punch("0002", at(1, "17:00:00"), {{"terminal_sn", "CQUJ190000002"}});
        REQUIRE(run({"run"}).exit_code == 0);
        punch("0001", at(3, "08:00:00")); // after newer ones
        REQUIRE(run({"run"}).exit_code == 0);
    }
    Json report_of(const std::string& since, const std::string& until) {
        return run_json({"report", "--offline", "--since", since, "--until", until});
    }
};

std::map<std::string, int> punches_of_terminals(const Json& report) {
    std::map<std::string, int> sums;
    for (const Json& one : report.at("devices").at(0).at("terminals"))
        sums[one.at("serial_number")] = one.at("punches");
    return sums;
}

/// By the days of the device, and by those of its terminals.
std::pair<Json, Json> punches_by_day(const Json& report) {
    Json of_device = Json::object(), of_terminals = Json::object();
    const Json& device = report.at("devices").at(0);
    for (const Json& one : device.at("days"))
        of_device[one.at("day").get<std::string>()] = one.at("states").at("sent");
    for (const Json& terminal : device.at("terminals"))
        for (const auto& [day, rows] : terminal.at("days").items())
            of_terminals[day] = of_terminals.value(day, 0) + rows.get<int>();
    return {of_device, of_terminals};
}

} // namespace

TEST_CASE("Of a day that a range cuts, terminals have the punches that its sums have") {
    RangeScene scene;
    const Json cut = scene.report_of(at(3, "12:00:00"), at(1, "12:00:00"));
    INFO(cut.dump(2));
    CHECK(cut.at("states").at("sent") == 3);
    CHECK(punches_of_terminals(cut) ==
          std::map<std::string, int>{{"CQUJ190000001", 2}, {"CQUJ190000002", 1}});
    const auto [of_device, of_terminals] = punches_by_day(cut);
    CHECK(of_device == of_terminals);
    CHECK(of_device == Json{{days_ago(3), 1}, {days_ago(2), 1}, {days_ago(1), 1}});

    const Json minute = scene.report_of(at(1, "16:59:30"), at(1, "17:00:00"));
    CHECK(minute.at("states").at("sent") == 1);
    CHECK(punches_of_terminals(minute) ==
          std::map<std::string, int>{{"CQUJ190000001", 0}, {"CQUJ190000002", 1}});

    const Json whole = scene.report_of(days_ago(3), days_ago(1));
    CHECK(whole.at("states").at("sent") == 6);
    CHECK(punches_of_terminals(whole) ==
          std::map<std::string, int>{{"CQUJ190000001", 4}, {"CQUJ190000002", 2}});
}

TEST_CASE("Late ones are counted by whole days, and each form that has their number says of which") {
    RangeScene scene;
    const auto late_days = Json{{"since", days_ago(3)}, {"until", days_ago(2)}};
    for (const std::string& begin : Lines{days_ago(3), at(3, "12:00:00")}) {
        const Json report = scene.report_of(begin, days_ago(2));
        CHECK(report.at("late_days") == late_days);
        CHECK(report.at("devices").at(0).at("late") == 1);
        CHECK(report.at("devices").at(0).at("late_since").is_null());
    }
    const std::string remark = "Late ones are counted by whole days: these are of ";
    const auto text = [&](const std::string& begin) {
        return scene.run({"report", "--offline", "--since", begin, "--until", days_ago(2)}).out;
    };
    CHECK(text(days_ago(3)).find(remark) == std::string::npos);
    CHECK(text(at(3, "12:00:00")).find(remark) != std::string::npos);
    REQUIRE(scene.run({"report", "--offline", "--since", at(3, "12:00:00"), "--html", scene.page.string()})
                .exit_code == 0);
    CHECK(read_file(scene.page).find(remark) != std::string::npos);
    CHECK(read_file(scene.page).find("came late, see below") != std::string::npos);
}
