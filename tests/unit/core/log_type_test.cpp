#include "core/log_type.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("a log type is read whatever its case") {
    CHECK(log_type_from("IN") == LogType::in);
    CHECK(log_type_from("in") == LogType::in);
    CHECK(log_type_from("Out") == LogType::out);
    CHECK(log_type_from("none") == LogType::none);
    CHECK(log_type_from("") == LogType::none);
    CHECK_FALSE(log_type_from("auto"));
    CHECK_FALSE(log_type_from("IN "));
    CHECK_FALSE(log_type_from("I"));
}

TEST_CASE("a log type is written as the site spells it, and none as nothing") {
    CHECK(to_text(LogType::in) == "IN");
    CHECK(to_text(LogType::out) == "OUT");
    CHECK(to_text(LogType::none).empty());
}
