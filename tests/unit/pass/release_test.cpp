#include "pass/release.hpp"

#include "core/error.hpp"
#include "pass/news_desk.hpp"
#include "state_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

namespace {

const Judgement unusable{PunchState::quarantined, Reason::unusable_time, {}};
const LocalTime noon = local("2026-11-18 12:00:00");

JournalRow reported(const std::string& text, std::optional<LocalTime> time = {}) {
    JournalRow row;
    row.punch = punch(7, noon, "0042", "A1");
    row.punch.reported_time = text;
    row.punch.time = time;
    row.punch.uploaded = noon;
    return row;
}

/// One punch whose time cannot be read, and what a person says of it.
struct Counter {
    Workshop shop;
    Journal journal{shop.file()};
    Config config;
    std::vector<std::string> warnings;
    Log log{[this](Level, std::string_view line) { warnings.emplace_back(line); }};
    struct Frozen : Clock {
        Moment moment;
        Moment now() const override { return moment; }
        std::chrono::seconds since_boot() const override { return std::chrono::hours{1}; }
        std::string boot_id() const override { return "a boot"; }
    } clock;
    NewsDesk news;
    Pass pass{config, shop.device, shop.mapper, journal, clock, log, news, {}};

    Counter() {
        clock.moment = shop.now;
        journal.store(reported("18-11-2026 08:00:06").punch, unusable, shop.now);
    }
    void say(const std::string& time) { release(pass, "0042@18-11-2026 08:00:06=" + time); }
    JournalRow row() { return journal.row(1).value(); }
};

} // namespace

TEST_CASE("what would be refused is not proposed, and then a person fills it in") {
    const Workshop shop;
    const auto [text, argument] = GENERATE(table<std::string, std::string>({
        {"18-11-2026 08:00:06", "0042@18-11-2026 08:00:06=2026-11-18 08:00:06"},
        {"18-11-2024 08:00:06", "0042@18-11-2024 08:00:06=YYYY-MM-DD HH:MM:SS"}, // before since
        {"yesterday", "0042@yesterday=YYYY-MM-DD HH:MM:SS"},
    }));
    const ReleaseAdvice advice = release_advice(reported(text), shop.mapper, noon);
    CHECK(advice.argument == argument);
    CHECK(advice.came_at.has_value() == argument.ends_with(time_to_fill_in));
}

TEST_CASE("a time that can be read is advised as it is, unless it lies before go-live") {
    const Workshop shop;
    const LocalTime ahead = local("2062-01-01 08:00:00"), lost = local("2000-01-01 08:00:00");
    CHECK(release_advice(reported(ahead.text(), ahead), shop.mapper, noon).argument ==
          "0042@2062-01-01 08:00:00");
    CHECK(release_advice(reported(lost.text(), lost), shop.mapper, noon).argument ==
          "0042@2000-01-01 08:00:00=YYYY-MM-DD HH:MM:SS");
}

TEST_CASE("a time is given once more until the punch is delivered") {
    Counter counter;
    counter.say("2026-11-18 08:00:06");
    CHECK(counter.row().judgement.state == PunchState::pending);
    counter.say("2026-11-17 08:00:06");
    CHECK(counter.row().punch.time == local("2026-11-17 08:00:06"));
    counter.journal.set_delivered(1, PunchState::duplicate, "CHK-1", counter.shop.now);
    counter.say("2026-11-16 08:00:06");
    CHECK(counter.row().judgement.state == PunchState::pending);
    REQUIRE(counter.warnings.size() == 1);
    CHECK(counter.warnings[0].find("CHK-1") != std::string::npos);
    counter.journal.set_delivered(1, PunchState::sent, "CHK-2", counter.shop.now);
    CHECK_THROWS_AS(counter.say("2026-11-15 08:00:06"), Error);
    CHECK(counter.row().punch.time == local("2026-11-16 08:00:06"));
}

TEST_CASE("a time at which it would not be sent, or that nobody filled in, changes nothing") {
    Counter counter;
    const std::string time = GENERATE("2025-11-18 08:00:06", "2062-11-18 08:00:06", "2001-11-18 08:00:06",
                                      "YYYY-MM-DD HH:MM:SS", "soon");
    INFO(time);
    CHECK_THROWS_AS(counter.say(time), Error);
    CHECK(counter.row().judgement == unusable);
    CHECK_FALSE(counter.row().time_given);
}
