#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

using namespace zksync;
using namespace zksync::test;

namespace {

const std::string filing_gate = "CQUJ190000001";

/// As a file has it: without an alias and an upload time.
Punch filed(const std::string& time, const std::string& code = "0042",
            const std::string& terminal = filing_gate, std::optional<int> state = 0) {
    Punch punch;
    punch.code = {code};
    punch.reported_time = time;
    punch.time = LocalTime::parse(time);
    punch.state_code = state;
    punch.terminal = terminal;
    return punch;
}

std::int64_t on_that_day(const Journal& journal) {
    return journal.count(at("2026-11-22 00:00:00"), at("2026-11-22 23:59:59"));
}

} // namespace

TEST_CASE("A row of a file is stored once, and no count of the server's knows it") {
    const Folder folder;
    Journal journal(folder.file());
    CHECK(journal.store_from_file(filed(eight), pending, moment(1)) == Stored::fresh);
    CHECK(journal.store_from_file(filed(eight), pending, moment(2)) == Stored::known);
    CHECK(journal.store_from_file(filed(eight, "0043"), pending, moment(2)) == Stored::fresh);
    CHECK(is_from_file(row(journal, 1).punch));
    CHECK(row(journal, 1).punch.id != row(journal, 2).punch.id);
    CHECK(on_that_day(journal) == 0);
    CHECK(journal.count(at(eight), at(eight)) == 0);
    CHECK_FALSE(journal.newest(at("2026-11-23")));
}

TEST_CASE("A terminal that is not named may be any, and two that are named are two") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store_from_file(filed(eight, "0042", ""), pending, moment(1));
    CHECK(journal.store_from_file(filed(eight), pending, moment(2)) == Stored::known);
    const std::string nine = "2026-11-22 09:00:00";
    journal.store_from_file(filed(nine), pending, moment(1));
    CHECK(journal.store_from_file(filed(nine, "0042", ""), pending, moment(2)) == Stored::known);
    CHECK(journal.store_from_file(filed(nine, "0042", "CQUJ190000002"), pending, moment(2)) == Stored::fresh);
}

TEST_CASE("What the server has already, a file does not bring again") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(7, "2026-11-22 08:00:00.750000", " 0042"), pending, moment(1));
    CHECK(journal.store_from_file(filed(eight), pending, moment(2)) == Stored::known);
    CHECK(journal.store_from_file(filed(eight, "0042", "", 1), pending, moment(2)) == Stored::known);
    CHECK(journal.store_from_file(filed("2026-11-22 08:00:01"), pending, moment(2)) == Stored::fresh);
    CHECK(on_that_day(journal) == 1);
}

TEST_CASE("A row without a terminal of the server's was typed in by hand, and is no terminal's") {
    const Folder folder;
    Journal journal(folder.file());
    Punch typed = punch(7, eight);
    typed.terminal.clear();
    journal.store(typed, pending, moment(1));
    CHECK(journal.store_from_file(filed(eight), pending, moment(2)) == Stored::fresh);
}

TEST_CASE("The server's row takes the place of the file's, with what became of it") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store_from_file(filed(eight, "0042", ""), pending, moment(1));
    const std::vector<std::pair<std::int64_t, Checkin>> sent{
        {1, {"HR-EMP-1", SiteTime{at(eight)}, LogType::in, "Gate 1", {}, {}}}};
    journal.mark_in_flight(sent, {moment(1), std::chrono::seconds{5}, "boot"});
    journal.set_delivered(1, PunchState::sent, "CHK-00001", moment(2));

    const Punch server = punch(7, "2026-11-22 08:00:00.500000", "0042 ");
    CHECK(journal.store_row(server, pending, moment(3)) == std::pair{std::int64_t{1}, Stored::taken_over});
    const JournalRow taken = row(journal, 1);
    CHECK(taken.punch == server);
    CHECK(taken.judgement.state == PunchState::sent);
    CHECK(taken.checkin == "CHK-00001");
    CHECK(on_that_day(journal) == 1);
    CHECK(journal.store(server, pending, moment(4)) == Stored::known);

    Punch second = server;
    second.id = 8;
    CHECK(journal.store(second, pending, moment(4)) == Stored::fresh);
    CHECK(on_that_day(journal) == 2);
}

TEST_CASE("Not delivered yet, it takes the server's state and judgement; what waits goes on waiting") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store_from_file(filed(eight, "0042", filing_gate, 1), pending, moment(1));
    journal.store_from_file(filed("2026-11-22 09:00:00"), pending, moment(1));
    journal.set_judgement(2, {PunchState::waiting, Reason::refused, "no"}, moment(2));
    CHECK(journal.store(punch(7, eight), {PunchState::ignored, Reason::before_since, ""}, moment(3)) ==
          Stored::taken_over);
    CHECK(journal.store(punch(8, "2026-11-22 09:00:00"), pending, moment(3)) == Stored::taken_over);
    CHECK(row(journal, 1).punch.state_code == 0);
    CHECK(row(journal, 1).judgement.reason == Reason::before_since);
    CHECK(row(journal, 2).judgement == Judgement{PunchState::waiting, Reason::refused, "no"});
}

TEST_CASE("Delivered with another state than the server has, it is marked like a correction") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store_from_file(filed("2026-11-22 08:00:00", "0042", filing_gate, 1), pending, moment(1));
    journal.store_from_file(filed("2026-11-22 08:00:01", "0042", filing_gate, std::nullopt), pending,
                            moment(1));
    journal.set_delivered(1, PunchState::sent, "CHK-00001", moment(2));
    journal.set_delivered(2, PunchState::sent, "CHK-00002", moment(2));
    CHECK(journal.store(punch(7, "2026-11-22 08:00:00"), pending, moment(3)) == Stored::changed);
    CHECK(row(journal, 1).correction == "state 1 → 0");
    CHECK(journal.store(punch(8, "2026-11-22 08:00:01"), pending, moment(3)) == Stored::taken_over);
    CHECK(row(journal, 2).correction.empty());
    CHECK(row(journal, 2).punch.state_code == 0);
}

TEST_CASE("A file is no sign of life of a terminal that the server has punches of") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(7, eight), pending, moment(1));
    journal.store_from_file(filed("2026-11-22 09:00:00"), pending, moment(1));
    journal.store_from_file(filed("2026-11-22 09:30:00", "0042", "CQUJ190000002"), pending, moment(1));
    const auto terminals = journal.terminals(at("2026-11-22 12:00:00"));
    REQUIRE(terminals.size() == 2);
    CHECK(terminals[0].last_punch == at(eight));
    CHECK(terminals[1].last_punch == at("2026-11-22 09:30:00"));
}

TEST_CASE("A take-over that is rolled back leaves the counts as they were") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store_from_file(filed(eight), pending, moment(1));
    {
        const Journal::Transaction undone(journal);
        journal.store(punch(7, eight), pending, moment(2));
        CHECK(on_that_day(journal) == 1);
    }
    CHECK(on_that_day(journal) == 0);
    CHECK(is_from_file(row(journal, 1).punch));
}
