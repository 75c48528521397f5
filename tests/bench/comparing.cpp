#include "measure.hpp"
#include "races.hpp"

#include "harness/push_scene.hpp"

#include <stdexcept>

namespace bench {

void comparing(Figures& figures, int runs) {
    (void)runs;
    e2e::PushScene scene;
    scene.site.post("/_sim/employees/generate", {{"count", 100'000},
                                                 {"first", 1},
                                                 {"code_format", "%06d"},
                                                 {"name_format", "HR-EMP-%06d"},
                                                 {"default_shift", "Day Shift"}});
    scene.device.generate({{"people", 5'000}, {"days", 1}, {"from", e2e::days_ago(3)}, {"code_width", 6}});
    scene.site.forget_requests();
    const auto checked = scene.run({"map-check"}, std::chrono::minutes(20));
    if (checked.exit_code > 1) throw std::runtime_error("map-check failed: " + checked.err);
    figures.add("map-check with 100,000 employees, beside the site's own time",
                std::chrono::duration<double>(checked.took).count() - own_seconds(scene.site), "s", 60);
    figures.add("map-check with 100,000 employees, peak memory",
                static_cast<double>(checked.max_rss_kib) / 1024, "MiB", 64);
}

} // namespace bench
