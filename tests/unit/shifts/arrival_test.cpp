#include "shifts/arrival.hpp"

#include "pass/marks.hpp"
#include "shifts/terminals_seen.hpp"
#include "state_fixture.hpp"
#include "util/time_zone.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace zksync;
using namespace zksync::test;

namespace {

/// A device that was read completely at noon and whose only terminal was active then.
Arrival settled(const std::string& device = "lobby") {
    Arrival arrival;
    arrival.device = device;
    arrival.pull_began = site("2026-11-22 12:00:00");
    arrival.terminals = {{"Gate 1 (A1)", site("2026-11-22 12:00:00")}};
    return arrival;
}

} // namespace

TEST_CASE("A mark goes to the minimum of what has arrived, less the margin") {
    struct Case {
        std::string what;
        std::function<void(Arrival&)> change;
        std::optional<SiteTime> mark;
        std::string held_by;
    };
    const std::vector<Case> cases{
        {"everything arrived", [](Arrival&) {}, site("2026-11-22 11:00:00"), "complete pull"},
        {"an old pull", [](Arrival& a) { a.pull_began = site("2026-11-22 09:00:00"); },
         site("2026-11-22 08:00:00"), "complete pull"},
        {"a terminal that is off-line",
         [](Arrival& a) { a.terminals[0].active = site("2026-11-21 20:00:00"); }, site("2026-11-21 19:00:00"),
         "Gate 1"},
        {"a terminal nobody heard of",
         [](Arrival& a) { a.terminals[0].active.reset(); },
         {},
         "retired = true"},
        {"something pending", [](Arrival& a) { a.oldest_pending = site("2026-11-20 08:00:00"); },
         site("2026-11-20 07:00:00"), "not delivered"},
        {"something in doubt", [](Arrival& a) { a.oldest_in_doubt = site("2026-11-20 08:00:00"); },
         site("2026-11-20 07:00:00"), "in doubt"},
        {"something that waits", [](Arrival& a) { a.oldest_waiting = site("2026-11-20 08:00:00"); },
         site("2026-11-20 07:00:00"), "waits"},
        {"something that waited for too long", [](Arrival& a) { a.overdue = {"0042"}; },
         site("2026-11-22 11:00:00"), "complete pull"},
        {"a paused device", [](Arrival& a) { a.paused = true; }, site("2026-11-22 11:00:00"), "paused"},
        {"never read", [](Arrival& a) { a.pull_began.reset(); }, {}, "never read"},
        {"no telling", [](Arrival& a) { a.problem = "the journal is damaged"; }, {}, "damaged"},
    };
    for (const Case& one : cases) {
        INFO(one.what);
        Arrival arrival = settled();
        one.change(arrival);
        const MarkDecision decision = decide_mark({settled("gate"), arrival}, std::chrono::hours{1});
        CHECK(decision.mark == one.mark);
        const auto named = std::ranges::find_if(decision.holds, [&](const Hold& hold) {
            return hold.why.starts_with("lobby: ") && hold.why.find(one.held_by) != std::string::npos;
        });
        CHECK(named != decision.holds.end());
        CHECK(std::ranges::is_sorted(decision.holds, {}, &Hold::at));
    }
}

TEST_CASE("Without a device there is no mark") { CHECK_FALSE(decide_mark({}, std::chrono::hours{1}).mark); }

TEST_CASE("What a journal tells of a device") {
    Workshop shop;
    Journal journal(shop.file());
    const Moment now = shop.now;
    const auto ago = [&](std::chrono::seconds span) { return shop.mapper.device_now(now - span); };
    marks::set_moment(journal, marks::last_complete_pull, now - std::chrono::minutes{5});
    const auto arrival = [&] {
        return arrival_of(shop.device, shop.mapper, journal, shop.shift, MarkClocks{now});
    };

    SECTION("the clock of a terminal that stands alone has to be right") {
        DeviceConfig gate = shop.device;
        gate.lone.emplace();
        const auto problem_of = [&](const DeviceConfig& device, const char* clock) {
            journal.set_value(marks::terminal_clock, clock);
            return arrival_of(device, shop.mapper, journal, shop.shift, MarkClocks{now}).problem;
        };
        CHECK(problem_of(gate, "120").empty());
        CHECK(problem_of(gate, "-121") == "its clock is 2 min behind this host's");
        CHECK(problem_of(gate, "unknown") == "its clock shows a day that does not exist");
        CHECK(problem_of(shop.device, "-121").empty());
    }
    SECTION("a terminal counts while it punched within silent_after") {
        journal.store(punch(1, ago(std::chrono::days{6}), "0042", "A1"), sent_away, now);
        journal.store(punch(2, ago(std::chrono::days{8}), "0042", "B2"), sent_away, now);
        REQUIRE(arrival().terminals.size() == 1);
        CHECK(arrival().terminals[0].active == SiteTime{ago(std::chrono::days{6})});
    }
    SECTION("of a list of terminals, those count that have sent anything, and no others at all") {
        journal.store(punch(1, ago(std::chrono::days{1}), "0042", "A1"), sent_away, now);
        journal.store(punch(2, ago(std::chrono::days{2}), "0042", "B2"), sent_away, now);
        shop.device.only_terminals = {"A1", "C3"};
        shop.device.terminals["C3"].direction = Direction::in;
        REQUIRE(arrival().terminals.size() == 1);
        CHECK(arrival().terminals[0].active == SiteTime{ago(std::chrono::days{1})});
        shop.device.only_terminals.clear();
        CHECK(arrival().terminals.size() == 3); // what has a section was waited for before it was heard of
    }
    SECTION("its activity counts when it was asked for before the pull began") {
        journal.store(punch(1, ago(std::chrono::days{6}), "0042", "A1"), sent_away, now);
        Terminal gate;
        gate.serial_number = "A1";
        gate.last_activity = ago(std::chrono::minutes{10});
        remember_terminals(journal, now - std::chrono::minutes{6}, std::array{gate});
        CHECK(arrival().terminals[0].active == SiteTime{ago(std::chrono::minutes{10})});
        remember_terminals(journal, now - std::chrono::minutes{4}, std::array{gate});
        CHECK(arrival().terminals[0].active == SiteTime{ago(std::chrono::days{6})});
    }
    SECTION("without a zone, what the device showed before a pull is what its clock was by then") {
        using std::chrono::hours;
        using std::chrono::minutes;
        const auto ahead = [&](minutes span) { return ago(minutes{5}) + hours{4} - span; };
        const auto began = [&](std::optional<std::chrono::seconds> site_offset = std::nullopt) {
            return arrival_of(shop.device, shop.mapper, journal, shop.shift, MarkClocks{now, site_offset})
                .pull_began;
        };
        CHECK(began() == SiteTime{ago(minutes{5})});
        CHECK_FALSE(arrival().began_later);
        Punch seen = punch(1, ahead(hours{1}), "0042", "A1");
        seen.uploaded = ahead(minutes{50});
        journal.store(seen, sent_away, now - minutes{6});
        CHECK(began() == SiteTime{ahead(minutes{50})});
        seen = punch(2, ahead(hours{1}), "0043", "A1");
        seen.uploaded = ahead(minutes{-2});
        journal.store(seen, sent_away, now); // came while the pull went on
        CHECK(began() == SiteTime{ahead(minutes{50})});
        Terminal gate;
        gate.serial_number = "A1";
        gate.last_activity = ahead(minutes{1});
        remember_terminals(journal, now - minutes{6}, std::array{gate});
        CHECK(began() == SiteTime{ahead(minutes{1})});
        CHECK(arrival().began_later);
        shop.device.time_zone = "UTC";
        CHECK(began() == SiteTime{ago(minutes{5})});
    }
    SECTION("without a zone, this host's clock counts as far as the site's bears it out") {
        const auto offset = TimeZone::host().offset_at(now) - std::chrono::hours{5};
        const auto west = arrival_of(shop.device, shop.mapper, journal, shop.shift, MarkClocks{now, offset});
        CHECK(west.pull_began == SiteTime{ago(std::chrono::minutes{5}) - std::chrono::hours{5}});
    }
    SECTION("the hold of what waits ends; what is pending holds for ever") {
        journal.store(punch(1, ago(std::chrono::hours{50}), "0042", "A1"), waits,
                      now - std::chrono::hours{49});
        CHECK_FALSE(arrival().oldest_waiting);
        CHECK(arrival().overdue == std::vector<std::string>{"0042"});
        journal.store(punch(2, ago(std::chrono::hours{40}), "0043", "A1"), waits,
                      now - std::chrono::hours{1});
        CHECK(arrival().oldest_waiting == SiteTime{ago(std::chrono::hours{40})});
        journal.store(punch(3, ago(std::chrono::hours{60}), "0044", "A1"), Judgement{},
                      now - std::chrono::hours{59});
        CHECK(arrival().oldest_pending == SiteTime{ago(std::chrono::hours{60})});
    }
    SECTION("what was read in a future that never was counts as long ago") {
        journal.store(punch(1, ago(std::chrono::hours{50}), "0042", "A1"), waits,
                      now + std::chrono::days{365});
        CHECK_FALSE(arrival().oldest_waiting);
        marks::set_moment(journal, marks::last_complete_pull, now + std::chrono::hours{1});
        CHECK_FALSE(arrival().problem.empty());
    }
    SECTION("gone, ignored and quarantined punches hold nothing") {
        journal.store(punch(1, ago(std::chrono::hours{50}), "0042", "A1"), Judgement{}, now);
        const std::int64_t gone[]{1};
        journal.mark_gone(gone, now);
        journal.store(punch(2, ago(std::chrono::hours{50}), "", "A1"),
                      {PunchState::ignored, Reason::no_code, {}}, now);
        journal.store(punch(3, ago(std::chrono::hours{-30}), "0042", "A1"),
                      {PunchState::quarantined, Reason::ahead, {}}, now);
        CHECK_FALSE(arrival().oldest_pending);
        CHECK_FALSE(arrival().oldest_waiting);
    }
    SECTION("listed terminals count although they never punched, retired and ignored ones never") {
        shop.device.terminals["C3"];
        shop.device.terminals["D4"].retired = true;
        shop.device.terminals["E5"].ignore = true;
        REQUIRE(arrival().terminals.size() == 1);
        CHECK(arrival().terminals[0].label == "C3");
        CHECK_FALSE(arrival().terminals[0].active);
    }
}
