#include "bench_desk.hpp"

#include "harness/tested_program.hpp"

#include <stdexcept>

namespace bench {
namespace {

constexpr std::int64_t hour = 3600, day = 24 * hour;

} // namespace

BenchDesk::BenchDesk() { config.set("device.lobby", "url", device.url()); }

Span BenchDesk::rows(std::int64_t count, int days) {
    config.set("device.lobby", "since", e2e::days_ago(days + 1));
    const Span span{e2e::seconds_ago(days * day), e2e::seconds_ago(hour)};
    device.post("/_sim/rows", {{"count", count}, {"from", span.from}, {"to", span.to}, {"instead", true}});
    return span;
}

void BenchDesk::recent_rows(std::int64_t count) {
    device.post("/_sim/rows",
                {{"count", count}, {"from", e2e::seconds_ago(hour - 60)}, {"to", e2e::seconds_ago(0)}});
}

e2e::Command BenchDesk::zksync(std::vector<std::string> arguments) {
    return configured(std::move(arguments));
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
