#include "journal/checkin_name.hpp"
#include "journal/numbers.hpp"
#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

TEST_CASE("a check-in's name is a series and a number, where it is one, and the same again") {
    const std::string name = GENERATE("EMP-CKIN-11-2026-000001", "EMP-CKIN-11-2026-1234567", "00000",
                                      "x00100", "x999999999999999", "100%-%s-12345");
    CAPTURE(name);
    REQUIRE(series_name(name));
    CHECK(text_of(*series_name(name)) == name);
}

TEST_CASE("a name that ends otherwise is none") {
    const std::string name = GENERATE("", "CKIN-1", "a1b2c3d4e5", "EMP-CKIN-000001-1", "x1234567890123456");
    CAPTURE(name);
    CHECK_FALSE(series_name(name));
}

TEST_CASE("every state, reason and direction has a number of its own, and is known by it") {
    for (const PunchState state : all_punch_states) CHECK(state_numbered(number_of(state)) == state);
    for (std::int64_t number = 0; number <= 13; ++number)
        CHECK(number_of(reason_numbered(number).value()) == number);
    for (std::int64_t number = 0; number <= 2; ++number)
        CHECK(number_of(log_type_numbered(number).value()) == number);
    CHECK_FALSE(state_numbered(1));
    CHECK_FALSE(state_numbered(9));
    CHECK_FALSE(reason_numbered(14));
    CHECK_FALSE(reason_numbered(-1));
}

TEST_CASE("check-ins of any name are kept as they are") {
    const Folder folder;
    Journal journal(folder.file());
    std::int64_t seq = 0;
    for (const std::string name :
         {"EMP-CKIN-11-2026-000001", "a1b2c3d4e5", "EMP-CKIN-11-2026-1000000", "12345"}) {
        journal.store(punch(++seq, eight), pending, moment(1));
        journal.set_delivered(seq, PunchState::sent, name, moment(2));
        CHECK(row(journal, seq).checkin == name);
    }
}

TEST_CASE("a text that was new in what was rolled back is new again") {
    const Folder folder;
    Journal journal(folder.file());
    {
        const Journal::Transaction lost(journal);
        journal.store(punch(1, eight, "0042"), pending, moment(1));
    }
    journal.store(punch(1, eight, "0043"), pending, moment(1));
    journal.store(punch(2, eight, "0042"), pending, moment(1));
    CHECK(row(journal, 1).punch == punch(1, eight, "0043"));
    CHECK(row(journal, 2).punch == punch(2, eight, "0042"));
    CHECK(row(Journal(folder.file()), 2).punch == punch(2, eight, "0042"));
}

TEST_CASE("an identity is known however its time is written and whatever time it was given") {
    const Folder folder;
    Journal journal(folder.file());
    const auto read_again = [&](std::int64_t id, const char* time) {
        return journal.store(punch(id, time), pending, moment(2));
    };
    for (const char* time :
         {"2026-11-22 08:00:00", "2026-11-22T08:00:00", "2026-11-22 08:00", "2026-11-22 08:00:00.5",
          "nonsense", "1969-12-31 23:59:59", "9999-12-31 23:59:59"}) {
        CAPTURE(time);
        CHECK(read_again(1, time) == Stored::fresh);
        CHECK(read_again(1, time) == Stored::known);
    }
    journal.give_time(1, at("2026-11-22 09:00:00"));
    CHECK(read_again(1, "2026-11-22 08:00:00") == Stored::known);
    CHECK(row(journal, 1).punch.reported_time == "2026-11-22 08:00:00");
    CHECK(read_again(1, "2026-11-22 09:00:00") == Stored::fresh);
    journal.set_time(1, at("2026-11-22 08:00:00"));
    CHECK(read_again(1, "2026-11-22 08:00:00") == Stored::known);
    CHECK(row(journal, 1).punch == punch(1, eight));
}

TEST_CASE("rows know when they were read, also where the clock went back") {
    const Folder folder;
    Journal journal(folder.file());
    const std::array<std::int64_t, 6> moments{100, 100, 200, 50, 50, 200};
    for (std::int64_t seq = 1; seq <= std::ssize(moments); ++seq) {
        Punch one = punch(seq, eight);
        one.uploaded = at(eight) + std::chrono::seconds{seq};
        journal.store(one, pending, moment(moments.at(static_cast<std::size_t>(seq - 1))));
    }
    for (std::int64_t seq = 1; seq <= std::ssize(moments); ++seq)
        CHECK(row(journal, seq).read_at == moment(moments.at(static_cast<std::size_t>(seq - 1))));
    CHECK(journal.upload_delays(moment(51)).front().rows == 4);
    CHECK(journal.upload_delays(moment(200)).front().rows == 2);
    CHECK(journal.upload_delays(moment(50)).front().rows == 6);
    CHECK(journal.newest_upload(at("2026-11-22"), moment(100)) == at("2026-11-22 08:00:05"));
}
