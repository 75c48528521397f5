#pragma once

#include <chrono>
#include <thread>

namespace e2e {

/// Looks at `condition` again and again until it holds; false when it does not within `limit`, which is long
/// enough for a machine that has other things to do: only a test that fails waits for it.
template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds limit = std::chrono::seconds(120)) {
    const auto end = std::chrono::steady_clock::now() + limit;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace e2e
