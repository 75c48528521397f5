#include "shifts/mark_words.hpp"

#include "journal/site_file.hpp"
#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

TEST_CASE("A mark is left alone when the site moves it, or when a clock is wrong") {
    const Moment now{std::chrono::seconds{1'795'000'000}};
    const auto reason = [&](bool by_itself, std::optional<Moment> date) {
        ShiftType type;
        type.moves_mark_itself = by_itself;
        return reason_to_leave_alone(type, date, now);
    };
    CHECK(reason(false, now).empty());
    CHECK(reason(false, now + std::chrono::minutes{5}).empty());
    CHECK(reason(false, now - std::chrono::minutes{5}).empty());
    CHECK(reason(false, now + std::chrono::minutes{6}).find("clock") != std::string::npos);
    CHECK(reason(false, now - std::chrono::minutes{6}).find("clock") != std::string::npos);
    CHECK(reason(false, std::nullopt).find("Date") != std::string::npos);
    CHECK(reason(true, now).find("by itself") != std::string::npos);
}

TEST_CASE("Of what holds a mark, the earliest is worth a line, and what lags behind the others") {
    const Hold pull{site("2026-11-22 12:00:00"), "pull"}, terminal{site("2026-11-22 11:50:00"), "terminal"};
    const Hold pending{site("2026-11-20 08:00:00"), "pending"}, never{std::nullopt, "never"};
    CHECK(notable_holds({}).empty());
    CHECK(notable_holds({terminal, pull}) == std::vector<std::string>{"terminal"});
    CHECK(notable_holds({pending, terminal, pull}) == std::vector<std::string>{"pending"});
    CHECK(notable_holds({never, pending, pull}) == std::vector<std::string>{"never", "pending"});
    CHECK(notable_holds({never}) == std::vector<std::string>{"never"});
}

TEST_CASE("What is remembered of a shift is read back as it was") {
    const Workshop shop;
    SiteFile site_file(shop.file("site-x.db"));
    CHECK_FALSE(shift_memo(site_file, "Day Shift"));
    ShiftMemo memo;
    memo.looked_at = shop.now;
    remember_shift(site_file, "Day Shift", memo);
    CHECK(shift_memo(site_file, "Day Shift") == memo);
    memo = {shop.now,
            shop.now,
            local("2026-11-22 11:00:00"),
            local("2026-11-22 11:00:00"),
            {"lobby: \"Gate 1\"", "x"},
            "a reason",
            "0042, A8"};
    remember_shift(site_file, "Day Shift", memo);
    CHECK(shift_memo(site_file, "Day Shift") == memo);
    CHECK_FALSE(shift_memo(site_file, "Night"));
}
