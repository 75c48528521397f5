#include "pass/said.hpp"

#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

namespace {

constexpr std::chrono::hours hour{1};
constexpr std::chrono::days day{1};

/// The days after the first telling on which a matter is said that a pass finds every quarter of an hour.
std::vector<std::int64_t> days_told(SaidMemory memory, Moment first, std::int64_t days) {
    std::vector<std::int64_t> told;
    for (Moment now = first; now - first <= days * day; now += std::chrono::minutes{15}) {
        if (is_to_be_said(memory, "news", {"0042", "waits"}, now)) told.push_back((now - first) / day);
    }
    return told;
}

std::vector<std::string> keys(const std::vector<Matter>& matters) {
    std::vector<std::string> keys;
    for (const Matter& matter : matters) keys.push_back(matter.key);
    return keys;
}

} // namespace

TEST_CASE("What lasts is said at once, after 1, 3 and 7 days, and then weekly") {
    const Workshop shop;
    Journal journal(shop.file());
    CHECK(days_told(journal.said(), shop.now, 30) == std::vector<std::int64_t>{0, 1, 3, 7, 14, 21, 28});
}

TEST_CASE("A reminder that came late does not shift those after it, and none is said twice") {
    const Workshop shop;
    Journal journal(shop.file());
    const auto said_after = [&](std::chrono::seconds span) {
        return is_to_be_said(journal.said(), "news", {"0042", "waits"}, shop.now + span);
    };
    CHECK(said_after(0 * day));
    CHECK_FALSE(said_after(23 * hour));
    CHECK(said_after(5 * day));
    CHECK_FALSE(said_after(6 * day + 23 * hour));
    CHECK(said_after(7 * day));
    CHECK_FALSE(said_after(13 * day));
    CHECK(said_after(40 * day));
    CHECK_FALSE(said_after(41 * day));
    CHECK(said_after(42 * day));
}

TEST_CASE("Something said by a clock that ran ahead counts as said long ago") {
    const Workshop shop;
    Journal journal(shop.file());
    CHECK(is_to_be_said(journal.said(), "news", {"0042", "waits"}, shop.now + 365 * day));
    CHECK(is_to_be_said(journal.said(), "news", {"0042", "waits"}, shop.now));
    CHECK_FALSE(is_to_be_said(journal.said(), "news", {"0042", "waits"}, shop.now + hour));
    CHECK(is_to_be_said(journal.said(), "news", {"0042", "waits"}, shop.now + day));
}

TEST_CASE("A topic tells what is new, then nothing, and what is over once") {
    const Workshop shop;
    Journal journal(shop.file());
    const std::vector<Matter> both{{"0042", "waits"}, {"0043", "waits"}}, one{{"0043", "waits still"}};
    CHECK(keys(tell(journal.said(), "news", both, shop.now).due) == std::vector<std::string>{"0042", "0043"});
    CHECK(tell(journal.said(), "news", both, shop.now + hour).due.empty());

    const Telling third = tell(journal.said(), "news", one, shop.now + 2 * hour);
    CHECK(third.due.empty());
    REQUIRE(third.over.size() == 1);
    CHECK(third.over[0].key == "0042");
    CHECK(third.over[0].text == "waits");
    CHECK(third.over[0].first == shop.now);
    CHECK(tell(journal.said(), "news", one, shop.now + 3 * hour).over.empty());
    CHECK(keys(tell(journal.said(), "news", both, shop.now + 4 * hour).due) ==
          std::vector<std::string>{"0042"});
}

TEST_CASE("Topics know nothing of each other, and a site's file remembers like a journal") {
    const Workshop shop;
    Journal journal(shop.file());
    SiteFile site(shop.file("site-hr.db"));
    for (const SaidMemory memory : {journal.said(), site.said()}) {
        CHECK(tell(memory, "news", {{"0042", "waits"}}, shop.now).due.size() == 1);
        CHECK(tell(memory, "clock", {{"0042", "runs ahead"}}, shop.now).due.size() == 1);
        CHECK(tell(memory, "news", {}, shop.now).over.size() == 1);
        CHECK(tell(memory, "clock", {}, shop.now).over.size() == 1);
    }
    CHECK(Journal(shop.file()).said().of("news").empty());
}
