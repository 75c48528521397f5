#include "journal/site_records.hpp"

#include <catch2/catch.hpp>

using namespace zksync;

TEST_CASE("a record that is no record is nothing, not half of one") {
    for (const char* text :
         {"", "{", "[]", "{}", "null", R"({"at":1,"since_boot":2})",
          R"({"at":1,"since_boot":2,"checkins":[{"employee":"HR-EMP-00001","time":"soon"}]})",
          R"({"at":1,"since_boot":2,"checkins":[7]})"}) {
        CAPTURE(text);
        CHECK_FALSE(under_way_from(text));
        CHECK_FALSE(blocked_from(text));
    }
    CHECK_FALSE(rehearsal_from("{}"));
    CHECK(under_way_from(R"({"at":1,"since_boot":2,"checkins":[]})"));
}
