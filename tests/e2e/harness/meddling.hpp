#pragma once

#include "harness/scene.hpp"

#include <chrono>
#include <filesystem>
#include <optional>

namespace e2e {

/// What comes between the program and the system: clocks that are off, a kill at one of its steps
/// (harness/meddler.cpp).
struct Meddling {
    std::chrono::seconds wall{0};   ///< by which the host's clock is ahead
    std::chrono::seconds boot{0};   ///< by which the time since it was started is
    std::optional<int> kill_at{};   ///< SIGKILL at that step, counted from 1
    bool spares_the_first = false;  ///< only the processes that it began for passes side by side are killed
    std::optional<int> full_at{};   ///< from that step on the disk is full
    std::filesystem::path steps{};  ///< takes a line for every step, where given
    std::filesystem::path opened{}; ///< takes a line for every file that is opened, where given: its name
    std::filesystem::path syslog{}; ///< takes what goes to syslog, where given: "<PRIORITY>IDENT: LINE"
    int pace = 1; ///< for whoever waits, time passes so many times as fast: the steady clock, and poll
};

/// Every pass of the desk from now on is meddled with like this. Not under the sanitizers, which do not share
/// LD_PRELOAD.
void meddle(Desk& desk, const Meddling& meddling);

} // namespace e2e
