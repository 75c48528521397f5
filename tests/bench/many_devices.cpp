#include "bench_desk.hpp"
#include "races.hpp"

#include <stdexcept>

namespace bench {
namespace {

constexpr int devices = 200, at_a_time = 20;
constexpr double answer_seconds = 1, most_times_the_ideal = 1.5;

/// They are one server with an account for each, and have nothing new.
void add_devices(BenchDesk& desk) {
    desk.config.remove("device.lobby");
    const std::string password = desk.secret("everybody", e2e::device_password);
    for (int device = 0; device < devices; ++device) {
        const std::string section = "device.d" + std::to_string(device);
        desk.config.set(section, "url", desk.device.url())
            .set(section, "username", "u" + std::to_string(device))
            .set(section, "password_file", password)
            .set(section, "since", e2e::days_ago(2));
    }
}

} // namespace

void many_devices(Figures& figures, int) {
    BenchDesk desk;
    add_devices(desk);
    const std::vector<std::string> arguments{"run", "--all", "--jobs", std::to_string(at_a_time)};
    desk.pass(arguments);
    desk.requests();
    desk.device.knobs({{"delay_ms", static_cast<int>(1000 * answer_seconds)}});
    const auto outcome = e2e::run(desk.zksync(arguments), std::chrono::minutes(10));
    if (outcome.exit_code != 0) throw std::runtime_error("zksync failed: " + outcome.err);
    const double ideal = static_cast<double>(desk.requests()) * answer_seconds / at_a_time;
    figures.add("200 devices, 20 at a time, a second an answer: seconds ÷ the ideal",
                std::chrono::duration<double>(outcome.took).count() / ideal, "", most_times_the_ideal);
}

} // namespace bench
