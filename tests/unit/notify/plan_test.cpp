#include "notify/plan.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

using namespace zksync;
using namespace zksync::notify;

namespace {

using Lines = std::vector<std::string>;
constexpr std::chrono::hours hour{1};
constexpr std::chrono::minutes quarter{15};
constexpr std::chrono::days day{1};
const Moment start{std::chrono::seconds{1'795'000'000}};

Matter code(const std::string& value) { return {{"hr", "waiting", "", value}, "code " + value + " waits"}; }
Matter device(const std::string& name, const std::string& stamp = "unreachable") {
    Matter matter{{"admin", "device", name, ""}, name + " is away"};
    matter.stamp = stamp;
    return matter;
}
Matter quarantined(std::int64_t amount) {
    Matter matter{{"admin", "quarantine", "lobby", "ahead"}, "punches are quarantined"};
    matter.amount = amount;
    return matter;
}

/// A reader, and what is remembered of the messages that arrived.
struct Mailbox {
    Reader reader;
    std::vector<Told> told{};
    bool arrives = true;

    /// What a run tells that sees this; "" where there is no message.
    std::string run(std::vector<Matter> lasting, Moment now, std::vector<ToldKey> faded = {}) {
        Sight sight{
            std::move(lasting), {{"waiting", ""}, {"device", "lobby"}, {"device", "gate"}}, std::move(faded)};
        sight.seen.emplace("quarantine", "lobby");
        const Plan plan = plan_for(reader, sight, told, now);
        remember(plan.less, plan.forgotten);
        if (plan.due == Plan::Due::no) return "";
        if (arrives) remember(plan.told, {});
        return text_of(plan);
    }

private:
    void remember(const std::vector<Told>& now, const std::vector<ToldKey>& forgotten) {
        for (const ToldKey& id : forgotten)
            std::erase_if(told, [&](const Told& one) { return one.id == id; });
        for (const Told& one : now) {
            std::erase_if(told, [&](const Told& before) { return before.id == one.id; });
            told.push_back(one);
        }
    }
    static std::string text_of(const Plan& plan) {
        Lines parts;
        for (const Shown& one : plan.news)
            parts.push_back("new " + one.matter.title + (one.silent_until ? " (comes and goes)" : ""));
        for (const Shown& one : plan.lasting) parts.push_back("still " + one.matter.title);
        for (const Ended& one : plan.over)
            parts.push_back("over " + one.told.title + (one.silent_until ? " (comes and goes)" : ""));
        return fmt::format("{}", fmt::join(parts, "; "));
    }
};

/// The days, to the nearest, on which a pass every quarter of an hour tells of something that lasts.
std::vector<std::int64_t> days_told(Mailbox& box, const std::vector<Matter>& lasting, std::int64_t days) {
    std::vector<std::int64_t> told;
    for (Moment now = start; now - start <= days * day; now += quarter)
        if (!box.run(lasting, now).empty()) told.push_back((now - start + 12 * hour) / day);
    return told;
}

} // namespace

TEST_CASE("What lasts is told at once, after 1, 3 and 7 days, and then weekly") {
    Mailbox box{Reader::admin};
    CHECK(days_told(box, {device("lobby")}, 30) == std::vector<std::int64_t>{0, 1, 3, 7, 14, 21, 28});
}

TEST_CASE("One pass a day is never some minutes too early for a reminder") {
    Mailbox box{Reader::admin};
    CHECK_FALSE(box.run({device("lobby")}, start + std::chrono::minutes{20}).empty());
    CHECK_FALSE(box.run({device("lobby")}, start + 1 * day).empty());
    CHECK(box.run({device("lobby")}, start + 2 * day).empty());
    CHECK_FALSE(box.run({device("lobby")}, start + 3 * day + std::chrono::minutes{3}).empty());
}

TEST_CASE("Each reader is told what is theirs") {
    Mailbox hr{Reader::hr}, admin{Reader::admin};
    const std::vector<Matter> both{code("0049"), device("lobby")};
    CHECK(hr.run(both, start) == "new code 0049 waits");
    CHECK(admin.run(both, start) == "new lobby is away");
}

TEST_CASE("A second code is news of its own, and shows the first, for which that counts too") {
    Mailbox box{Reader::hr};
    CHECK(box.run({code("0049")}, start) == "new code 0049 waits");
    CHECK(box.run({code("0049"), code("0050")}, start + 2 * hour) ==
          "new code 0050 waits; still code 0049 waits");
    CHECK(box.run({code("0049"), code("0050")}, start + 3 * hour).empty());
    // From then on both are told together.
    std::map<std::int64_t, std::string> told;
    for (Moment now = start + 4 * hour; now - start < 15 * day; now += quarter) {
        const std::string text = box.run({code("0049"), code("0050")}, now);
        if (!text.empty()) told[(now - start + 12 * hour) / day] += text;
    }
    const std::string together = "still code 0049 waits; still code 0050 waits";
    CHECK(told ==
          std::map<std::int64_t, std::string>{{1, together}, {3, together}, {7, together}, {14, together}});
}

TEST_CASE("That it is over is told once, and that it came again is news") {
    Mailbox box{Reader::hr};
    CHECK(box.run({code("0049"), code("0050")}, start) == "new code 0049 waits; new code 0050 waits");
    CHECK(box.run({code("0050")}, start + hour) == "still code 0050 waits; over code 0049 waits");
    CHECK(box.run({code("0050")}, start + 2 * hour).empty());
    CHECK(box.run({code("0049"), code("0050")}, start + 3 * hour) ==
          "new code 0049 waits; still code 0050 waits");
}

TEST_CASE("What nobody looked at is not over, and what nobody will be told of fades") {
    Mailbox box{Reader::admin};
    const Matter yard = device("yard"); // among what is seen it is not
    CHECK(box.run({yard}, start) == "new yard is away");
    CHECK(box.run({}, start + hour).empty());
    CHECK(box.run({yard}, start + 2 * hour).empty());
    CHECK(box.run({}, start + 3 * hour, {yard.id}).empty());
    CHECK(box.told.empty());
}

TEST_CASE("Worse is news, better is none, and worse than that is again") {
    Mailbox box{Reader::admin};
    CHECK_FALSE(box.run({quarantined(1)}, start).empty());
    CHECK(box.run({quarantined(3)}, start + hour) == "new punches are quarantined");
    CHECK(box.run({quarantined(2)}, start + 2 * hour).empty());
    CHECK(box.run({quarantined(3)}, start + 3 * hour) == "new punches are quarantined");
    CHECK(box.run({quarantined(3), device("lobby")}, start + 4 * hour) ==
          "new lobby is away; still punches are quarantined");
    CHECK(box.run({quarantined(3), device("lobby", "refused")}, start + 5 * hour) ==
          "new lobby is away; still punches are quarantined");
}

TEST_CASE("What comes and goes is told five times a day, and how it stands within a day") {
    Mailbox box{Reader::admin};
    std::vector<std::pair<Moment, std::string>> told;
    const auto pass = [&](Moment now, const std::vector<Matter>& lasting) {
        if (const std::string text = box.run(lasting, now); !text.empty()) told.emplace_back(now, text);
    };
    // Every pass of ten days finds it the other way round.
    bool away = true;
    for (Moment now = start; now - start < 10 * day; now += quarter, away = !away)
        pass(now, away ? std::vector{device("lobby")} : std::vector<Matter>{});
    CHECK(told.at(3).second == "over lobby is away");
    CHECK(told.at(4).second == "new lobby is away (comes and goes)");
    for (std::size_t i = 5; i < told.size(); ++i) {
        INFO(i);
        CHECK(told[i].first - told[i - 5].first >= day);
        CHECK(told[i].first - told[i - 1].first <= day + quarter);
    }
    // It stays as it is: that is told within a day, and then nothing more of an end.
    const Moment quiet = start + 10 * day;
    const auto before = told.size();
    for (Moment now = quiet; now - quiet < 3 * day; now += quarter) pass(now, {});
    REQUIRE(told.size() <= before + 1);
    CHECK(told.back().second.starts_with("over lobby is away"));
    CHECK(told.back().first - quiet <= day);
    CHECK(box.told.empty());
}

TEST_CASE("A message of something else shows what was held back, and it is told by that") {
    Mailbox box{Reader::admin};
    for (int i = 0; i < 5; ++i)
        CHECK_FALSE(
            box.run(i % 2 == 0 ? std::vector{device("lobby")} : std::vector<Matter>{}, start + i * quarter)
                .empty());
    CHECK(box.run({}, start + 5 * quarter).empty());
    CHECK(box.run({device("gate")}, start + 6 * quarter) ==
          "new gate is away; over lobby is away (comes and goes)");
    CHECK(box.run({device("gate")}, start + 7 * quarter).empty());
}

TEST_CASE("What did not arrive is not told, and is tried at the next pass") {
    Mailbox box{Reader::hr};
    box.arrives = false;
    for (int i = 0; i < 8; ++i) CHECK(box.run({code("0049")}, start + i * quarter) == "new code 0049 waits");
    box.arrives = true;
    CHECK(box.run({code("0049")}, start + 9 * quarter) == "new code 0049 waits");
    CHECK(box.run({code("0049")}, start + 10 * quarter).empty());
    box.arrives = false;
    CHECK(box.run({}, start + 11 * quarter) == "over code 0049 waits");
    box.arrives = true;
    CHECK(box.run({}, start + 12 * quarter) == "over code 0049 waits");
    CHECK(box.run({}, start + 13 * quarter).empty());
}

TEST_CASE("What a clock that ran ahead told counts as told long ago") {
    Mailbox box{Reader::hr};
    CHECK_FALSE(box.run({code("0049")}, start + 400 * day).empty());
    CHECK(box.run({code("0049")}, start) == "still code 0049 waits");
    CHECK(box.run({code("0049")}, start + hour).empty());
    CHECK_FALSE(box.run({code("0049")}, start + day).empty());
}

TEST_CASE("Two days away and a code that nobody has: the messages of a week") {
    Mailbox hr{Reader::hr}, admin{Reader::admin};
    std::vector<std::string> to_hr, to_admin;
    for (Moment now = start; now - start <= 8 * day; now += quarter) {
        const auto since_start = now - start;
        std::vector<Matter> lasting;
        if (since_start >= 1 * day && since_start < 3 * day) lasting.push_back(device("lobby"));
        if (since_start >= 2 * hour) lasting.push_back(code("0049"));
        const auto note = [&](Mailbox& box, std::vector<std::string>& all) {
            const std::string text = box.run(lasting, now);
            if (!text.empty()) all.push_back(fmt::format("day {}: {}", (since_start + 6 * hour) / day, text));
        };
        note(hr, to_hr);
        note(admin, to_admin);
    }
    CHECK(to_hr == Lines{"day 0: new code 0049 waits", "day 1: still code 0049 waits",
                         "day 3: still code 0049 waits", "day 7: still code 0049 waits"});
    CHECK(to_admin ==
          Lines{"day 1: new lobby is away", "day 2: still lobby is away", "day 3: over lobby is away"});
}
