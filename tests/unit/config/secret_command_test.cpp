#include "config/secret_command.hpp"

#include <catch2/catch.hpp>

using namespace zksync::config_file;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Clock = std::chrono::steady_clock;

TEST_CASE("a command that does not end is ended, with everything it started") {
    const auto* script = GENERATE("sleep 20", "sleep 20 & echo s3cret", "exec >&-; sleep 20");
    CAPTURE(script);
    const auto begin = Clock::now();
    const auto result = run_command({"sh", "-c", script}, 200ms);
    CHECK_THAT(result.failure, Contains("did not end"));
    CHECK(result.output.empty());
    CHECK(Clock::now() - begin < 5s);
}

TEST_CASE("a command that prints without end is ended") {
    const auto begin = Clock::now();
    CHECK_THAT(run_command({"yes"}, 20s).failure, Contains("printed too much"));
    CHECK(Clock::now() - begin < 10s);
}

TEST_CASE("a command that ends well gives its output") {
    const auto result = run_command({"printf", "one\\ntwo"}, 20s);
    CHECK(result.failure.empty());
    CHECK(result.output == "one\ntwo");
}
