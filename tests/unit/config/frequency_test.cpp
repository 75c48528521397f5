#include "config/frequency.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using Catch::Matchers::Contains;
using Kind = Frequency::Kind;

TEST_CASE("the words are frequencies") {
    CHECK(frequency_from("all") == Frequency{Kind::all, ""});
    CHECK(frequency_from("hourly") == Frequency{Kind::hourly, ""});
    CHECK(frequency_from("daily") == Frequency{Kind::daily, ""});
    CHECK(frequency_from("weekly") == Frequency{Kind::weekly, ""});
    CHECK(frequency_from("monthly") == Frequency{Kind::monthly, ""});
}

TEST_CASE("five fields of cron are a frequency") {
    const auto* text = GENERATE("* * * * *", "*/15 6-20 * * *", "0,30 8 1 jan-Mar MON-fri",
                                "5-50/5 0 31 12 7", "0 0 */2 * sun", "59 23 1-31 1,6,12 0-6/2");
    CAPTURE(text);
    CHECK(frequency_from(text) == Frequency{Kind::cron, text});
    CHECK(frequency_problem(text).empty());
}

TEST_CASE("white space between the fields of cron is evened out") {
    CHECK(frequency_from("  0\t6  * * 1-5 ") == Frequency{Kind::cron, "0 6 * * 1-5"});
}

TEST_CASE("a field of cron that is wrong is named") {
    const auto [text, what] = GENERATE(table<const char*, const char*>({
        {"60 * * * *", "\"60\" will not do as the minute"},
        {"-1 * * * *", "will not do as the minute"},
        {"*/0 * * * *", "will not do as the minute"},
        {"*/60 * * * *", "will not do as the minute"},
        {"5/10 * * * *", "will not do as the minute"},
        {"1,,2 * * * *", "will not do as the minute"},
        {"* 24 * * *", "\"24\" will not do as the hour"},
        {"* 9-5 * * *", "\"9-5\" will not do as the hour"},
        {"* * 0 * *", "will not do as the day of the month"},
        {"* * * 13 *", "will not do as the month"},
        {"* * * januar *", "will not do as the month"},
        {"* * * * 8", "will not do as the day of the week"},
        {"* * * * jan", "will not do as the day of the week"},
        {"* * * * mon-", "will not do as the day of the week"},
        {"0 0 1 1 %", "will not do as the day of the week"},
    }));
    CAPTURE(text);
    CHECK(frequency_from(text) == std::nullopt);
    CHECK_THAT(frequency_problem(text), Contains(what));
}

TEST_CASE("anything else is refused, with what was meant where it is near") {
    const auto* text = GENERATE("", "Hourly", "yearly", "@daily", "* * * *", "* * * * * *", "0 0 * *\n* *");
    CAPTURE(text);
    CHECK(frequency_from(text) == std::nullopt);
    CHECK_THAT(frequency_problem(text), Contains("expected"));
}

TEST_CASE("a mistyped word gets a suggestion") {
    CHECK_THAT(frequency_problem("hourley"), Contains("did you mean hourly?"));
    CHECK_THAT(frequency_problem("Daily"), Contains("did you mean daily?"));
}
