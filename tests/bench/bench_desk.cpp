#include "bench_desk.hpp"

#include "harness/tested_program.hpp"

#include <ctime>
#include <stdexcept>

namespace bench {
namespace {

std::string seconds_ago(std::int64_t seconds) {
    const std::time_t then = std::time(nullptr) - seconds;
    char text[20];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", std::gmtime(&then));
    return text;
}

constexpr std::int64_t hour = 3600, day = 24 * hour;

} // namespace

BenchDesk::BenchDesk() { config.set("device.lobby", "url", device.url()); }

void BenchDesk::rows(std::int64_t count, int days) {
    config.set("device.lobby", "since", e2e::days_ago(days + 1));
    device.post(
        "/_sim/rows",
        {{"count", count}, {"from", seconds_ago(days * day)}, {"to", seconds_ago(hour)}, {"instead", true}});
}

void BenchDesk::recent_rows(std::int64_t count) {
    device.post("/_sim/rows", {{"count", count}, {"from", seconds_ago(hour - 60)}, {"to", seconds_ago(0)}});
}

e2e::Command BenchDesk::zksync(std::vector<std::string> arguments) {
    write_config();
    arguments.insert(arguments.begin(), {"--config", config_path().string()});
    return command(arguments);
}

void BenchDesk::pass(const std::vector<std::string>& arguments) {
    const auto outcome = e2e::run(zksync(arguments), std::chrono::minutes(30));
    if (outcome.exit_code != 0) throw std::runtime_error("zksync failed: " + outcome.err);
}

void BenchDesk::forget() const { std::filesystem::remove_all(state_dir()); }

std::int64_t BenchDesk::requests() {
    const std::int64_t made = device.get("/_sim/stats").at("requests");
    device.forget_requests();
    return made;
}

std::int64_t BenchDesk::bytes() const {
    std::int64_t sum = 0;
    for (const auto& file : std::filesystem::directory_iterator(state_dir()))
        sum += static_cast<std::int64_t>(file.file_size());
    return sum;
}

} // namespace bench
