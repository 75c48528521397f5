#include "measure.hpp"
#include "races.hpp"

#include "harness/push_scene.hpp"

#include <functional>
#include <stdexcept>

#include <malloc.h>

namespace bench {
namespace {

constexpr int employees = 100'000, with_a_code = 5'000;
constexpr double most_beside_the_site = 60, most_memory = 64;

e2e::Json staff(const e2e::Json& more) {
    e2e::Json given{
        {"count", employees}, {"first", 1}, {"code_format", "%06d"}, {"name_format", "HR-EMP-%06d"}};
    given.update(more);
    return given;
}

/// Posts them in pieces: what the bench itself takes when it begins a program counts as that program's peak.
void post_each(e2e::Simulator& end, const std::string& path,
               const std::function<e2e::Json(const std::string& digits)>& document) {
    e2e::Json some = e2e::Json::array();
    for (int number = 1; number <= employees; ++number) {
        some.push_back(document(std::to_string(1'000'000 + number).substr(1)));
        if (some.size() < 1'000 && number < employees) continue;
        end.post(path, some);
        some = e2e::Json::array();
    }
}

/// Everybody is on the device too.
void enrol_all(e2e::PushScene& scene) {
    post_each(scene.device, "/_sim/employees", [](const std::string& digits) {
        return e2e::Json{{"emp_code", digits},
                         {"first_name", "Employee"},
                         {"last_name", std::to_string(std::stoi(digits))}};
    });
}

/// Everybody works in a shift that needs log types.
void assign_all(e2e::PushScene& scene) {
    scene.site.post("/_sim/shift-types",
                    {{"name", "Strict"},
                     {"enable_auto_attendance", 1},
                     {"determine_check_in_and_check_out", "Strictly based on Log Type in Employee Checkin"}});
    post_each(scene.site, "/_sim/shift-assignments", [](const std::string& digits) {
        return e2e::Json{
            {"employee", "HR-EMP-" + digits}, {"shift_type", "Strict"}, {"start_date", e2e::days_ago(30)}};
    });
}

void check(Figures& figures, e2e::PushScene& scene, const std::string& what,
           std::vector<std::string> options = {}) {
    options.insert(options.begin(), "map-check");
    scene.site.forget_requests();
    scene.device.forget_requests();
    malloc_trim(0);
    const auto checked = scene.run(options, std::chrono::minutes(20));
    if (checked.exit_code > 1) throw std::runtime_error("map-check failed: " + checked.err);
    const std::string name = "map-check of 100,000, " + what;
    figures.add(name, std::chrono::duration<double>(checked.took).count() - own_seconds(scene.site), "s",
                most_beside_the_site);
    figures.add(name + ": peak memory", static_cast<double>(checked.max_rss_kib) / 1024, "MiB", most_memory);
}

} // namespace

void comparing(Figures& figures, int runs) {
    (void)runs;
    {
        e2e::PushScene scene;
        scene.site.post("/_sim/employees/generate", staff({{"default_shift", "Day Shift"}}));
        scene.device.generate(
            {{"people", with_a_code}, {"days", 1}, {"from", e2e::days_ago(3)}, {"code_width", 6}});
        check(figures, scene, "who fit");
        enrol_all(scene);
        check(figures, scene, "all on the device");
        assign_all(scene);
        check(figures, scene, "with a shift each, and a row each");
        check(figures, scene, "the same with --xlsx", {"--xlsx", (scene.dir / "ids.xlsx").string()});
        check(figures, scene, "the same with --json", {"--json"});
    }
    e2e::PushScene scene;
    scene.site.post("/_sim/employees/generate", staff({{"attendance_device_id", nullptr}}));
    enrol_all(scene);
    check(figures, scene, "a suggestion each");
}

} // namespace bench
