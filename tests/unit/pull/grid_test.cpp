#include "pull/grid.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace zksync;

namespace {

LocalTime local(const std::string& text) { return LocalTime::parse(text).value(); }

std::optional<std::string> cut_text(const std::string& from, const std::string& to) {
    const auto middle = cut(local(from), local(to));
    if (!middle) return std::nullopt;
    return middle->text();
}

} // namespace

TEST_CASE("a cell of many days is cut at the midnight nearest to its middle") {
    CHECK(cut_text("2026-11-01", "2026-11-05") == "2026-11-03 00:00:00");
    CHECK(cut_text("2026-11-01", "2026-11-04") == "2026-11-02 00:00:00");
    CHECK(cut_text("2026-11-01 08:00:00", "2026-11-05") == "2026-11-03 00:00:00");
    CHECK(cut_text("2026-11-01", "2026-11-03") == "2026-11-02 00:00:00");
}

TEST_CASE("a cell that a midnight cuts oddly is cut there all the same") {
    CHECK(cut_text("2026-11-01 23:00:00", "2026-11-03") == "2026-11-02 00:00:00");
    CHECK(cut_text("2026-11-01 08:00:00", "2026-11-02 12:00:00") == "2026-11-02 00:00:00");
}

TEST_CASE("a day and less is cut in the middle, on a whole second") {
    CHECK(cut_text("2026-11-01", "2026-11-02") == "2026-11-01 12:00:00");
    CHECK(cut_text("2026-11-01 12:00:00", "2026-11-02") == "2026-11-01 18:00:00");
    CHECK(cut_text("2026-11-01 08:00:00", "2026-11-01 08:02:01") == "2026-11-01 08:01:00");
}

TEST_CASE("a minute is not cut") {
    CHECK_FALSE(cut_text("2026-11-01 08:00:00", "2026-11-01 08:01:00"));
    CHECK_FALSE(cut_text("2026-11-01 08:00:00", "2026-11-01 08:00:00"));
}

TEST_CASE("cutting again and again ends, and every cut lies inside") {
    std::vector<std::pair<LocalTime, LocalTime>> cells{{local("2026-05-03 09:41:07"), local("2026-11-23")}};
    int cuts = 0;
    // The left half only: it is the one with the odd beginning.
    while (const auto middle = cut(cells.back().first, cells.back().second)) {
        REQUIRE(*middle > cells.back().first);
        REQUIRE(*middle < cells.back().second);
        cells.emplace_back(cells.back().first, *middle);
        REQUIRE(++cuts < 40);
    }
}

TEST_CASE("A range is cut at its midnights, and one that is none has no days") {
    const auto texts = [](const std::string& from, const std::string& to) {
        std::vector<std::string> days;
        for (const Cell& cell : days_between(*LocalTime::parse(from), *LocalTime::parse(to)))
            days.push_back(cell.from.text() + "/" + cell.to.text());
        return days;
    };
    CHECK(texts("2026-11-22 08:00:00", "2026-11-24 00:00:00") ==
          std::vector<std::string>{"2026-11-22 08:00:00/2026-11-23 00:00:00",
                                   "2026-11-23 00:00:00/2026-11-24 00:00:00"});
    CHECK(texts("2026-11-22 08:00:00", "2026-11-22 09:30:00") ==
          std::vector<std::string>{"2026-11-22 08:00:00/2026-11-22 09:30:00"});
    CHECK(texts("2026-11-22 08:00:00", "2026-11-22 08:00:00").empty());
    CHECK(texts("2026-11-23 00:00:00", "2026-11-22 00:00:00").empty());
}
