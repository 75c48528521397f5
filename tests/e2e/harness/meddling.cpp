#include "harness/meddling.hpp"

namespace e2e {
namespace {

std::optional<std::string> seconds_or_nothing(std::chrono::seconds time) {
    if (time.count() == 0) return std::nullopt;
    return std::to_string(time.count());
}

} // namespace

void meddle(Desk& desk, const Meddling& meddling) {
    auto& environment = desk.environment;
    environment["LD_PRELOAD"] = E2E_MEDDLER;
    environment["MEDDLE_WALL"] = seconds_or_nothing(meddling.wall);
    environment["MEDDLE_BOOT"] = seconds_or_nothing(meddling.boot);
    environment["MEDDLE_PACE"] = std::to_string(meddling.pace);
    environment["MEDDLE_KILL_AT"] = std::nullopt;
    if (meddling.kill_at) environment["MEDDLE_KILL_AT"] = std::to_string(*meddling.kill_at);
    environment["MEDDLE_SPARE_FIRST"] = std::nullopt;
    if (meddling.spares_the_first) environment["MEDDLE_SPARE_FIRST"] = "1";
    environment["MEDDLE_FULL_AT"] = std::nullopt;
    if (meddling.full_at) environment["MEDDLE_FULL_AT"] = std::to_string(*meddling.full_at);
    environment["MEDDLE_STEPS"] = std::nullopt;
    if (!meddling.steps.empty()) environment["MEDDLE_STEPS"] = meddling.steps.string();
    environment["MEDDLE_OPENED"] = std::nullopt;
    if (!meddling.opened.empty()) environment["MEDDLE_OPENED"] = meddling.opened.string();
    environment["MEDDLE_SYSLOG"] = std::nullopt;
    if (!meddling.syslog.empty()) environment["MEDDLE_SYSLOG"] = meddling.syslog.string();
}

} // namespace e2e
