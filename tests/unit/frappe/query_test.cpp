#include "frappe/query.hpp"
#include "json/value.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::frappe;

TEST_CASE("fields and filters are JSON texts within the JSON") {
    const ListQuery query{"Employee",
                          {"name", "status"},
                          {{"code", "in", std::vector<std::string>{"0001", "Ä\"1"}},
                           {"docstatus", "=", 1},
                           {"time", ">=", "2026-11-22 00:00:00"}}};
    const auto body = json::parse(list_body(query, 500));
    CHECK(body["doctype"].string() == "Employee");
    CHECK(body["fields"].string() == R"(["name","status"])");
    CHECK(body["filters"].string() ==
          R"([["code","in",["0001","Ä\"1"]],["docstatus","=",1],["time",">=","2026-11-22 00:00:00"]])");
    CHECK(body["order_by"].string() == "name asc");
    CHECK(body["limit_start"].integer() == 500);
    CHECK(body["limit_page_length"].integer() == 500);
}

TEST_CASE("no filter is an empty list") {
    CHECK(json::parse(list_body({"Shift Type", {"name"}, {}}, 0))["filters"].string() == "[]");
}

TEST_CASE("chunks cover everything once, in order") {
    const std::vector<int> items{1, 2, 3, 4, 5};
    std::vector<std::vector<int>> chunks;
    const auto keep = [&](std::span<const int> chunk) { chunks.emplace_back(chunk.begin(), chunk.end()); };
    in_chunks(std::span{items}, 2, keep);
    CHECK(chunks == std::vector<std::vector<int>>{{1, 2}, {3, 4}, {5}});
    chunks.clear();
    in_chunks(std::span{items}, 5, keep);
    CHECK(chunks.size() == 1);
    chunks.clear();
    in_chunks(std::span<const int>{}, 5, keep);
    CHECK(chunks.empty());
}
