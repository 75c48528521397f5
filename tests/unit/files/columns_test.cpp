#include "files/columns.hpp"

#include "core/error.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("Columns are named by number or by heading, and not by both") {
    CHECK(columns_from("code=2,time=3").by == Columns::By::number);
    CHECK(columns_from("code=Person ID,time=Date+Time").by == Columns::By::heading);
    for (const char* wrong :
         {"", "code=1", "time=1", "code=1,time=Date", "code=1,time=2,time=3", "code=1,time=2+3+4",
          "code=,time=2", "code=1,time=2+", "who=1,time=2", "code=1,time=2,"})
        CHECK_THROWS_AS(columns_from(wrong), Error);
}

TEST_CASE("A heading is found without the blanks around it; one that is missing is named") {
    const Columns columns = columns_from("code=Person ID,time=Date+Time,state=In/Out");
    const Places places = std::get<Places>(places_of(columns, {"Date", "Time ", " Person ID", "In/Out"}));
    CHECK(places.code == 2);
    CHECK(places.time == std::vector<std::size_t>{0, 1});
    CHECK(places.state == 3U);
    CHECK_FALSE(places.terminal);
    CHECK(std::get<std::string>(places_of(columns, {"Person ID", "Date"})) == "Time");
}

TEST_CASE("Six columns are the order of a USB stick, more are pushed; what may be either is neither") {
    const TimeFormat times{""};
    Fields fields{"1", "2026-10-03 08:59:01", "1", "0", "1", "0"};
    CHECK(attlog_order(fields, times) == AttlogOrder::usb);
    fields.emplace_back("");
    CHECK_FALSE(attlog_order(fields, times));
    fields.back() = "0";
    CHECK(attlog_order(fields, times) == AttlogOrder::pushed);
    fields[1] = "Time";
    CHECK_FALSE(attlog_order(fields, times));
}
