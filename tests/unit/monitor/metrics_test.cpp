#include "monitor/metrics.hpp"

using namespace zksync;

namespace {

bool has_line(const std::string& text, const std::string& line) {
    return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

} // namespace

TEST_CASE("Metrics: every family has its help and type, also where nothing is known") {
    const std::string text = metrics_text({});
    CHECK(has_line(text, "# TYPE zksync_late_total counter"));
    CHECK(has_line(text, "# TYPE zksync_oldest_undelivered_timestamp_seconds gauge"));
    CHECK(text.find("\nzksync_") == std::string::npos);
}

TEST_CASE("Metrics: what is known of a device, with its labels") {
    DeviceMetrics lobby;
    lobby.device = "lobby";
    lobby.last_pass = Moment{std::chrono::seconds{1'790'000'000}};
    lobby.counts =
        PassCounts{.exit_code = 69, .milliseconds = 1'250, .device_requests = 2, .site_requests = 4};
    lobby.punches = {{PunchState::in_doubt, 3}};
    lobby.waiting = {{Reason::no_employee, 2}};
    lobby.terminals["A\"B\\C\nD"] = Moment{std::chrono::seconds{1'789'999'999}};
    const std::string text = metrics_text(std::vector{lobby});
    CHECK(has_line(text, "zksync_last_pass_timestamp_seconds{device=\"lobby\"} 1790000000"));
    CHECK(has_line(text, "zksync_last_pass_exit_code{device=\"lobby\"} 69"));
    CHECK(has_line(text, "zksync_last_pass_duration_seconds{device=\"lobby\"} 1.25"));
    CHECK(has_line(text, "zksync_punches{device=\"lobby\",state=\"in_doubt\"} 3"));
    CHECK(has_line(text, "zksync_waiting{device=\"lobby\",reason=\"no-employee\"} 2"));
    CHECK(has_line(text, "zksync_late_total{device=\"lobby\"} 0"));
    CHECK(has_line(text, "zksync_requests{device=\"lobby\",end=\"site\"} 4"));
    CHECK(has_line(text, "zksync_requests{device=\"lobby\",end=\"device\"} 2"));
    CHECK(has_line(text, "zksync_last_success_timestamp_seconds{device=\"lobby\"} 0"));
    CHECK(text.find("zksync_oldest_undelivered_timestamp_seconds{") == std::string::npos);
    CHECK(text.find("{device=\"lobby\",terminal=\"A\\\"B\\\\C\\nD\"} 1789999999\n") != std::string::npos);
}
