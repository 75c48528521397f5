#include "measure.hpp"
#include "races.hpp"

#include "harness/push_scene.hpp"

#include <stdexcept>

namespace bench {
namespace {

constexpr int delivered = 4'000, people = 500, days = delivered / people / 4;
/// What a real site takes for a request that asks little, and for a check-in among many
/// (docs/reference/frappe-api.md, section 1).
constexpr int request_ms = 6, checkin_ms = 8;

} // namespace

void delivery(Figures& figures, int runs) {
    std::vector<double> ratios;
    for (int run = 0; run < runs; ++run) {
        e2e::PushScene scene;
        scene.site.post(
            "/_sim/employees/generate",
            {{"count", people}, {"first", 1}, {"code_format", "%04d"}, {"name_format", "HR-EMP-%04d"}});
        scene.device.generate(
            {{"people", people}, {"days", days}, {"from", e2e::days_ago(15)}, {"per_day", 4}});
        if (scene.run({"pull"}, std::chrono::minutes(5)).exit_code != 0)
            throw std::runtime_error("pull failed");
        scene.site.knobs({{"cost_request_ms", request_ms}, {"cost_row_ms", checkin_ms}});
        scene.site.forget_requests();
        const auto pushed = scene.run({"push"}, std::chrono::minutes(20));
        if (pushed.exit_code != 0) throw std::runtime_error("push failed: " + pushed.err);
        ratios.push_back(std::chrono::duration<double>(pushed.took).count() / own_seconds(scene.site));
    }
    figures.add("push of 4,000 ÷ the time of a site that takes 8 ms for each", median(ratios), "", 1.05);
}

} // namespace bench
