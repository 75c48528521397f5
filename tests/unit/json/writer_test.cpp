#include "json/writer.hpp"

#include "json/value.hpp"

#include <catch2/catch.hpp>

#include <limits>

using namespace zksync::json;

TEST_CASE("a document is written in the order of the calls") {
    Writer writer;
    writer.begin_object()
        .member("device", "lobby")
        .member("read", 7)
        .member("size", std::size_t{3})
        .member("latitude", 25.2)
        .member("done", true)
        .key("error")
        .null()
        .key("rows")
        .begin_array()
        .value(std::int64_t{-1})
        .value(std::string{"x"})
        .end_array()
        .end_object();
    CHECK(writer.text() ==
          R"({"device":"lobby","read":7,"size":3,"latitude":25.2,"done":true,"error":null,"rows":[-1,"x"]})");
}

TEST_CASE("strings are escaped, and broken bytes repaired") {
    Writer writer;
    writer.begin_array().value("\"\\\n\x01").value("ü").value("\xff").value("\\ud800").end_array();
    CHECK(writer.text() == "[\"\\\"\\\\\\n\\u0001\",\"ü\",\"\uFFFD\",\"\\\\ud800\"]");
    CHECK_NOTHROW(parse(writer.text()));
}

TEST_CASE("what acts on a terminal, or is not to be seen, is an escape, and means the same") {
    const std::string odd = "a\x7f\u009b31m\u202e\u200bb\u2028\ufeff\u200d\U000e0041ü";
    Writer writer;
    writer.begin_object().key(odd).value(odd).end_object();
    const std::string escaped = "a\\u007f\\u009b31m\\u202e\\u200bb\\u2028\\ufeff\\u200d\\udb40\\udc41ü";
    CHECK(writer.text() == "{\"" + escaped + "\":\"" + escaped + "\"}");
    CHECK(parse(writer.text()).root()[odd].string() == odd);
}

TEST_CASE("a number that JSON cannot spell is null") {
    Writer writer;
    writer.begin_array()
        .value(std::numeric_limits<double>::quiet_NaN())
        .value(std::numeric_limits<double>::infinity())
        .end_array();
    CHECK(writer.text() == "[null,null]");
}

TEST_CASE("a writer can be moved half way") {
    Writer first;
    first.begin_array().value(1);
    Writer second = std::move(first);
    CHECK(second.value(2).end_array().text() == "[1,2]");
}
