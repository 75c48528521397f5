#include "pass/double_taps.hpp"

#include "pass/news_desk.hpp"
#include "pass/rejudge.hpp"
#include "state_fixture.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <random>
#include <tuple>
#include <vector>

using namespace zksync;
using namespace zksync::test;
using namespace std::chrono_literals;

namespace {

const LocalTime morning = local("2026-11-18 08:00:00");
constexpr auto gap = 60s;
using Standing = Tap::Standing;

Tap tap(std::chrono::seconds after, Standing standing = Standing::open, LogType type = LogType::in,
        const std::string& code = "0042") {
    return {{code}, type, morning + after, standing};
}

/// How the taps stand when all are judged.
std::vector<Standing> judged(const std::vector<Tap>& taps) {
    DoubleTaps judge(gap);
    judge.judge_all_anew();
    std::vector<Standing> standings;
    for (const Tap& one : taps) standings.push_back(judge.change_of(one).value_or(one.standing));
    return standings;
}

constexpr auto kept = Standing::kept, open = Standing::open, ignored = Standing::ignored;

/// A device with a journal, and the double taps of it by the rule itself: each row against all that are kept.
struct TapDesk {
    Workshop shop;
    Journal journal{shop.file()};
    Config config;
    Log log{[](Level, std::string_view) {}};
    struct Frozen : Clock {
        Moment moment;
        Moment now() const override { return moment; }
        std::chrono::seconds since_boot() const override { return 1h; }
        std::string boot_id() const override { return "a boot"; }
    } clock;
    NewsDesk news;
    Mapper mapper = [this] {
        shop.device.min_gap = gap;
        shop.device.states = {{0, LogType::in}, {1, LogType::out}, {4, LogType::in}};
        return Mapper(shop.device, shop.site_config);
    }();
    Pass pass{config, shop.device, mapper, journal, clock, log, news, {}};
    std::int64_t next_id = 1;

    TapDesk() {
        clock.moment = shop.now;
        rejudge(pass);
    }
    static Punch at(std::int64_t id, std::chrono::seconds after, const std::string& code = "0042",
                    int state = 0) {
        Punch row = punch(id, morning + after, code, "A1");
        row.state_code = state;
        return row;
    }
    std::int64_t store(std::chrono::seconds after, const std::string& code = "0042", int state = 0) {
        return journal.store_row(at(next_id++, after, code, state), {}, shop.now).first;
    }
    Judgement judgement(std::int64_t seq) { return journal.row(seq)->judgement; }
    bool is_double(std::int64_t seq) { return judgement(seq).reason == Reason::double_tap; }
    bool is_pending(std::int64_t seq) { return judgement(seq) == Judgement{}; }
    void send(std::int64_t seq) {
        const Checkin checkin{"HR-EMP-1", SiteTime{*journal.row(seq)->punch.time}, LogType::in, "A1", {}, {}};
        journal.mark_in_flight(std::vector{std::pair{seq, checkin}}, {shop.now, 1h, "a boot"});
    }
    void check_against_the_rule() {
        std::vector<JournalRow> rows = journal.rows_between(morning - 24h, morning + 24h);
        std::ranges::sort(rows, {},
                          [](const JournalRow& row) { return std::tuple(row.punch.time, row.punch.id); });
        std::map<std::pair<std::string, LogType>, LocalTime> last;
        for (const JournalRow& row : rows) {
            const bool is_delivered_or_leaves = row.judgement.state == PunchState::in_doubt ||
                                                row.judgement.state == PunchState::sent ||
                                                row.judgement.state == PunchState::duplicate;
            const bool is_open = row.judgement.state == PunchState::pending ||
                                 row.judgement.state == PunchState::waiting ||
                                 row.judgement.reason == Reason::double_tap;
            if (!is_delivered_or_leaves && !is_open) continue;
            const std::pair key{row.punch.code.bare().value, mapper.log_type(row.punch)};
            const auto before = last.find(key);
            const bool follows = before != last.end() && *row.punch.time - before->second < gap;
            const bool is_double_tap = is_open && follows;
            INFO("row " << row.seq << " of " << row.punch.code.value << " at " << row.punch.time->text());
            CHECK((row.judgement.reason == Reason::double_tap) == is_double_tap);
            if (!is_double_tap) last[key] = *row.punch.time;
        }
    }
};

} // namespace

TEST_CASE("A tap less than the gap after a kept one of its code and log type is a double one") {
    CHECK(judged({tap(0s), tap(59s), tap(60s)}) == std::vector{open, ignored, open});
    CHECK(judged({tap(0s), tap(0s)}) == std::vector{open, ignored});
    CHECK(judged({tap(0s), tap(20s, open, LogType::out), tap(30s, open, LogType::none)}) ==
          std::vector{open, open, open});
    CHECK(judged({tap(0s), tap(20s, open, LogType::in, "0043")}) == std::vector{open, open});
}

TEST_CASE("A double tap keeps nothing back") {
    CHECK(judged({tap(0s), tap(40s), tap(80s), tap(120s)}) == std::vector{open, ignored, open, ignored});
}

TEST_CASE("What is on its way or delivered is kept whatever else came") {
    CHECK(judged({tap(0s), tap(20s, kept), tap(70s)}) == std::vector{open, kept, ignored});
}

TEST_CASE("Without anything new, what was judged stands") {
    DoubleTaps judge(gap);
    CHECK_FALSE(judge.change_of(tap(0s)));
    CHECK_FALSE(judge.change_of(tap(20s))); // pending, as it was
    judge.judge_anew({"0042"}, morning + 30s);
    CHECK(judge.reach() == morning + 90s);
    CHECK(judge.change_of(tap(40s)) == ignored);
    CHECK(judge.reach() == morning + 100s);
    CHECK_FALSE(judge.change_of(tap(41s, open, LogType::in, "0043")));
}

TEST_CASE("In a journal, what is new is judged by what was kept before it") {
    TapDesk desk;
    const auto first = desk.store(0s), second = desk.store(20s), other = desk.store(30s, "0042", 1);
    CHECK(judge_double_taps(desk.pass).fresh == 1);
    CHECK(desk.is_pending(first));
    CHECK(desk.is_double(second));
    CHECK(desk.is_pending(other));
    const auto third = desk.store(50s, " 0042 ", 4);
    CHECK(judge_double_taps(desk.pass).fresh == 1);
    CHECK(desk.is_double(third));
    CHECK(judge_double_taps(desk.pass).fresh == 0);
}

TEST_CASE("A late tap takes the place of one that is not delivered, and leaves one that is") {
    TapDesk desk;
    const auto here = desk.store(30s), behind = desk.store(95s);
    const auto sent = desk.store(30s, "0043");
    desk.send(sent);
    judge_double_taps(desk.pass);
    const auto late = desk.store(0s), late_too = desk.store(0s, "0043");
    judge_double_taps(desk.pass);
    CHECK(desk.is_pending(late));
    CHECK(desk.is_double(here));
    CHECK(desk.is_pending(behind));
    CHECK(desk.is_pending(late_too));
    CHECK(desk.judgement(sent).state == PunchState::in_doubt);
    // It was not on the site after all.
    desk.journal.set_judgement(sent, {}, desk.shop.now);
    judge_double_taps(desk.pass);
    CHECK(desk.is_double(sent));
}

TEST_CASE("What a kept row that is kept no longer held back is pending again") {
    TapDesk desk;
    const auto first = desk.store(0s), second = desk.store(20s);
    judge_double_taps(desk.pass);
    REQUIRE(desk.is_double(second));
    SECTION("its code was corrected") { desk.journal.store(TapDesk::at(1, 0s, "0043"), {}, desk.shop.now); }
    SECTION("its state was corrected") {
        desk.journal.store(TapDesk::at(1, 0s, "0042", 1), {}, desk.shop.now);
    }
    SECTION("it is ignored") {
        desk.journal.set_judgement(first, {PunchState::ignored, Reason::before_since, ""}, desk.shop.now);
    }
    SECTION("it is quarantined") {
        desk.journal.set_judgement(first, {PunchState::quarantined, Reason::ahead, ""}, desk.shop.now);
    }
    SECTION("it has another time") { desk.journal.give_time(first, morning + 3h); }
    judge_double_taps(desk.pass);
    CHECK(desk.is_pending(second));
}

TEST_CASE("Another gap, or none, judges anew what is not delivered") {
    TapDesk desk;
    const auto first = desk.store(0s), second = desk.store(20s), third = desk.store(90s);
    judge_double_taps(desk.pass);
    desk.shop.device.min_gap = 10min;
    rejudge(desk.pass);
    judge_double_taps(desk.pass);
    CHECK(desk.is_pending(first));
    CHECK(desk.is_double(second));
    CHECK(desk.is_double(third));
    desk.shop.device.min_gap = 0s;
    rejudge(desk.pass);
    judge_double_taps(desk.pass);
    CHECK(desk.is_pending(second));
    CHECK(desk.is_pending(third));
}

TEST_CASE("Whatever happens in whatever order, the journal is judged as the rule says") {
    const unsigned seed = GENERATE(range(1U, 9U));
    INFO("seed " << seed);
    std::mt19937 random{seed};
    const auto any = [&](int most) { return std::uniform_int_distribution<>(0, most)(random); };
    TapDesk desk;
    for (int step = 0; step < 200; ++step) {
        const auto code = "004" + std::to_string(any(2));
        const std::int64_t seq = desk.next_id > 1 ? 1 + any(static_cast<int>(desk.next_id - 2)) : 0;
        const int what = seq == 0 ? 0 : any(9);
        if (what <= 4) {
            desk.store(std::chrono::seconds{any(1'200)}, code, any(1));
        } else if (what == 5 && desk.is_pending(seq)) {
            desk.send(seq);
        } else if (what == 6 && desk.judgement(seq).state == PunchState::in_doubt) {
            any(1) == 0 ? desk.journal.set_judgement(seq, {}, desk.shop.now)
                        : desk.journal.set_delivered(seq, PunchState::sent, "CHK-1", desk.shop.now);
        } else if (what == 7) {
            Punch corrected = desk.journal.row(seq)->punch;
            corrected.code = {code};
            corrected.state_code = any(1);
            desk.journal.store(corrected, {}, desk.shop.now);
        } else if (what == 8 && desk.is_pending(seq)) {
            desk.journal.set_judgement(seq, {PunchState::quarantined, Reason::ahead, ""}, desk.shop.now);
        } else if (what == 9 && desk.judgement(seq).reason == Reason::ahead) {
            desk.journal.set_judgement(seq, {}, desk.shop.now);
        }
        if (any(2) != 0) continue;
        judge_double_taps(desk.pass);
        desk.check_against_the_rule();
    }
}
