#pragma once

#include "harness/scene.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace e2e {

/// A punch of somebody whom HR knows, so that auth finds all well at both ends.
struct AuthScene : Scene {
    AuthScene() {
        device.punch({{"emp_code", "0042"}, {"punch_time", at(1, "08:00:00")}});
        site.employ("0042");
        site.employ("0043");
    }
    Outcome auth() { return run({"auth", "--device", "lobby"}); }
};

inline void says(const Outcome& outcome, const std::string& text) {
    INFO(outcome.out << outcome.err);
    CHECK(outcome.says(text));
}

} // namespace e2e
