// Each test has a day of its own: none begins just before midnight.
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include "harness/days.hpp"

#include <catch2/catch.hpp>

namespace {

/// Longer than nearly every test takes; whoever begins one so late in the day waits for that.
constexpr std::chrono::seconds longest_test{60};

struct TestDays : Catch::TestEventListenerBase {
    using TestEventListenerBase::TestEventListenerBase;
    void testCaseStarting(const Catch::TestCaseInfo&) override { e2e::begin_a_day(longest_test); }
};

CATCH_REGISTER_LISTENER(TestDays)

} // namespace
