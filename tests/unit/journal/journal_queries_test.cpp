#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <set>
#include <string>

using namespace zksync;
using namespace zksync::test;

namespace {

using Seqs = std::vector<std::int64_t>;

Seqs seqs(const std::vector<JournalRow>& rows) {
    Seqs result;
    for (const JournalRow& row : rows) result.push_back(row.seq);
    return result;
}

/// 1: nine o'clock, 2: no time, 3 and 4: eight o'clock with the ids the other way round, 5: waiting otherwise
Journal mixed(const Folder& folder) {
    Journal journal(folder.file());
    journal.store(punch(10, "2026-11-22 09:00:00"), waiting(Reason::no_employee), moment(100));
    journal.store(punch(11, "nonsense"), waiting(Reason::no_employee), moment(200));
    journal.store(punch(13, "2026-11-22 08:00:00"), waiting(Reason::no_employee), moment(300));
    journal.store(punch(12, "2026-11-22 08:00:00", "0043"), waiting(Reason::no_employee), moment(400));
    journal.store(punch(14, "2026-11-22 07:00:00"), waiting(Reason::inactive), moment(500));
    return journal;
}

} // namespace

TEST_CASE("rows of a state come oldest first, those without a time last") {
    const Folder folder;
    const Journal journal = mixed(folder);
    CHECK(seqs(journal.rows(PunchState::waiting, Reason::none, 10)) == Seqs{5, 4, 3, 1, 2});
    CHECK(seqs(journal.rows(PunchState::waiting, Reason::no_employee, 10)) == Seqs{4, 3, 1, 2});
    CHECK(seqs(journal.rows(PunchState::waiting, Reason::no_employee, 2)) == Seqs{4, 3});
    CHECK(seqs(journal.rows(PunchState::waiting, Reason::no_employee, 2, 2)) == Seqs{1, 2});
    CHECK(journal.rows(PunchState::pending, Reason::none, 10).empty());
    CHECK_FALSE(journal.row(6));
}

TEST_CASE("a walk over a state sees every row once, even while they change") {
    const Folder folder;
    Journal journal(folder.file());
    {
        Journal::Transaction all(journal);
        for (int id = 1; id <= 2'500; ++id) {
            journal.store(punch(id, "2026-11-22 08:00:00"), id % 5 == 0 ? ignored(Reason::no_code) : pending,
                          moment(1));
        }
        all.commit();
    }
    std::int64_t seen = 0;
    std::int64_t last = 0;
    Journal::Transaction walk(journal);
    journal.for_each(PunchState::pending, [&](const JournalRow& row) {
        ++seen;
        CHECK(row.seq > last);
        last = row.seq;
        journal.set_judgement(row.seq, waiting(Reason::no_employee), moment(2));
    });
    walk.commit();
    CHECK(seen == 2'000);
    CHECK(journal.rows(PunchState::pending, Reason::none, 1).empty());
}

TEST_CASE("the rows of one person, and of one second") {
    const Folder folder;
    const Journal journal = mixed(folder);
    CHECK(seqs(journal.rows_of({"0042"}, at("2026-11-22 07:00:00"), at("2026-11-22 09:00:00"))) ==
          Seqs{5, 3});
    CHECK(journal.rows_of({"42"}, at("2026-11-22"), at("2026-11-23")).empty());

    Journal more(folder.file());
    more.store(punch(20, "2026-11-22 08:00:00.9"), pending, moment(1));
    more.store(punch(21, "2026-11-22 08:00:01"), pending, moment(1));
    CHECK(seqs(more.rows_of({"0042"}, at("2026-11-22 08:00:00"), at("2026-11-22 08:00:01"))) == Seqs{3, 6});
}

TEST_CASE("the row whose check-in took a second, the one that was delivered before all others") {
    const Folder folder;
    Journal journal = mixed(folder);
    const SiteTime eight{at("2026-11-22 08:00:00")};
    CHECK_FALSE(journal.row_sent("HR-EMP-00001", eight));
    for (const std::int64_t seq : {1, 3, 4})
        send(journal, seq, checkin("HR-EMP-00001", "2026-11-22 08:00:00"));
    CHECK(journal.row_sent("HR-EMP-00001", eight)->seq == 1);
    journal.set_delivered(3, PunchState::duplicate, "", moment(600));
    CHECK(journal.row_sent("HR-EMP-00001", eight)->seq == 3);
    journal.set_delivered(4, PunchState::sent, "CHK-1", moment(600));
    CHECK(journal.row_sent("HR-EMP-00001", eight)->seq == 4);
    CHECK_FALSE(journal.row_sent("HR-EMP-00002", eight));
    CHECK_FALSE(journal.row_sent("HR-EMP-00001", SiteTime{at("2026-11-22 08:00:01")}));
}

TEST_CASE("what was sent since a moment") {
    const Folder folder;
    Journal journal = mixed(folder);
    journal.set_delivered(1, PunchState::sent, "", moment(600));
    journal.set_delivered(2, PunchState::duplicate, "", moment(700));
    journal.set_delivered(3, PunchState::sent, "", moment(700));
    journal.set_delivered(4, PunchState::sent, "", moment(800));
    CHECK(journal.shifts_of_sent(moment(600)).empty());
    for (const auto& [seq, shift] : {std::pair{1, "Day"}, {2, "Late"}, {3, "Night"}, {4, "Day"}})
        journal.set_shift(seq, shift);
    CHECK(journal.shifts_of_sent(moment(600)) == std::vector<std::string>{"Day", "Night"});
    CHECK(journal.shifts_of_sent(moment(701)) == std::vector<std::string>{"Day"});
    CHECK_FALSE(journal.oldest_sent(moment(600)));
    const SiteTime eight{at("2026-11-22 08:00:00")}, nine{at("2026-11-22 09:00:00")};
    const std::array sent{std::pair{std::int64_t{3}, Checkin{"HR-EMP-1", nine, LogType::in, "", {}, {}}},
                          std::pair{std::int64_t{4}, Checkin{"HR-EMP-1", eight, LogType::in, "", {}, {}}}};
    journal.mark_in_flight(sent, {moment(900), std::chrono::seconds{1}, "boot"});
    journal.set_delivered(3, PunchState::sent, "", moment(900));
    journal.set_delivered(4, PunchState::sent, "", moment(901));
    CHECK(journal.oldest_sent(moment(900)) == eight);
    CHECK_FALSE(journal.oldest_sent(moment(902)));
    using Seconds = std::vector<EmployeeSecond>;
    const auto seconds = [&](Moment since, SentPunch::Place place, int limit) {
        Seconds found;
        for (const SentPunch& punch : journal.sent_after(since, place, limit)) found.push_back(punch.second);
        return found;
    };
    CHECK(seconds(moment(600), {}, 10) == Seconds{{"HR-EMP-1", eight}, {"HR-EMP-1", nine}});
    CHECK(seconds(moment(600), {eight.wall(), 4}, 10) == Seconds{{"HR-EMP-1", nine}});
    CHECK(seconds(moment(600), {eight.wall(), 3}, 10).size() == 2);
    CHECK(seconds(moment(600), {nine.wall(), 3}, 10).empty());
    CHECK(seconds(moment(901), {}, 10) == Seconds{{"HR-EMP-1", eight}});
    CHECK(seconds(moment(600), {}, 1).size() == 1);
    CHECK(journal.sent_after(moment(600), {}, 1).at(0).place().seq == 4);
}

TEST_CASE("a row yields to another check-in of its second, with the duplicates of its own") {
    const Folder folder;
    Journal journal = mixed(folder);
    journal.set_delivered(1, PunchState::sent, "CKIN-2", moment(600));
    journal.set_delivered(2, PunchState::duplicate, "CKIN-2", moment(600));
    journal.set_delivered(3, PunchState::duplicate, "CKIN-3", moment(600));
    journal.yield_to(1, "CKIN-1", moment(700));
    CHECK(journal.row(1)->judgement.state == PunchState::duplicate);
    CHECK(journal.row(1)->settled_at == moment(700));
    for (const std::int64_t seq : {1, 2}) CHECK(journal.row(seq)->checkin == "CKIN-1");
    CHECK(journal.row(3)->checkin == "CKIN-3");
}

TEST_CASE("the oldest punch of a state, by when it was read; gone rows hold nothing") {
    const Folder folder;
    Journal journal = mixed(folder);
    CHECK(journal.oldest(PunchState::waiting, Moment::min()) == at("2026-11-22 07:00:00"));
    journal.mark_gone(std::array<std::int64_t, 1>{5}, moment(600));
    CHECK(journal.oldest(PunchState::waiting, Moment::min()) == at("2026-11-22 08:00:00"));
    CHECK(journal.oldest(PunchState::waiting, moment(400)) == at("2026-11-22 08:00:00"));
    CHECK_FALSE(journal.oldest(PunchState::waiting, moment(401)));
    CHECK_FALSE(journal.oldest(PunchState::waiting, moment(400), moment(399)));
    CHECK_FALSE(journal.oldest(PunchState::pending, Moment::min()));
}

TEST_CASE("counts by state and reason") {
    const Folder folder;
    const Journal journal = mixed(folder);
    std::map<Reason, std::int64_t> counts;
    for (const StateCount& count : journal.counts()) {
        CHECK(count.state == PunchState::waiting);
        counts[count.reason] = count.rows;
    }
    CHECK(counts == std::map<Reason, std::int64_t>{{Reason::no_employee, 4}, {Reason::inactive, 1}});
}

TEST_CASE("a code is one, however many blanks stand around it") {
    const Folder folder;
    Journal journal = mixed(folder);
    const Judgement nobody{PunchState::waiting, Reason::no_employee, {}};
    journal.store(punch(40, "2026-11-21 08:00:00", " 0043"), nobody, moment(1));
    journal.store(punch(41, "2026-11-23 08:00:00", "0043\t"), nobody, moment(1));
    journal.store(punch(42, "nonsense", "0043 "), nobody, moment(1));
    const auto codes = journal.codes(PunchState::waiting, Reason::no_employee);
    REQUIRE(codes.size() == 2);
    CHECK(codes[0].code.value == "0043");
    CHECK(codes[0].rows == 4);
    CHECK(codes[0].oldest == at("2026-11-21 08:00:00"));
    CHECK(codes[0].newest == at("2026-11-23 08:00:00"));
    CHECK(codes[1].code.value == "0042");
}

TEST_CASE("codes in question, most rows first, with the times between which they lie") {
    const Folder folder;
    Journal journal = mixed(folder);
    const auto codes = journal.codes(PunchState::waiting, Reason::no_employee);
    REQUIRE(codes.size() == 2);
    CHECK(codes[0].code.value == "0042");
    CHECK(codes[0].rows == 3);
    CHECK(codes[0].oldest == at("2026-11-22 08:00:00"));
    CHECK(codes[0].newest == at("2026-11-22 09:00:00"));
    CHECK(codes[1].code.value == "0043");
    CHECK(codes[1].rows == 1);

    journal.store(punch(30, "2026-11-22 07:00:00", ""), ignored(Reason::no_code), moment(1));
    journal.store(punch(31, "nonsense", "0001"), pending, moment(1));
    std::vector<std::string> everybody;
    journal.for_each_code([&](const CodeCount& code) { everybody.push_back(code.code.value); });
    CHECK(everybody == std::vector<std::string>{"0001", "0042", "0043"});
}

TEST_CASE("terminals: their newest punch that is not ahead, their least delay, their newest alias") {
    const Folder folder;
    Journal journal(folder.file());
    const auto store = [&](std::int64_t id, const char* time, const char* uploaded, const char* alias) {
        Punch one = punch(id, time);
        one.uploaded = LocalTime::parse(uploaded);
        one.terminal_alias = alias;
        journal.store(one, pending, moment(1));
    };
    store(1, "2026-11-22 08:00:00", "2026-11-22 08:30:00", "Gate 1");
    store(2, "2026-11-22 09:00:00.5", "2026-11-22 08:59:00", "Front gate");
    store(3, "2026-11-23 09:00:00", "", "Tomorrow's gate");
    store(4, "nonsense", "2026-11-22 08:59:00", "Gate 1");
    Punch by_hand = punch(5, "2026-11-24 08:00:00");
    by_hand.terminal = by_hand.terminal_alias = "";
    journal.store(by_hand, pending, moment(1));

    const auto terminals = journal.terminals(at("2026-11-22 12:00:00"));
    REQUIRE(terminals.size() == 2);
    CHECK(terminals[0].serial_number.empty());
    CHECK(terminals[0].rows == 1);
    CHECK_FALSE(terminals[0].last_punch);
    CHECK(terminals[1].serial_number == "CQUJ190000001");
    CHECK(terminals[1].alias == "Front gate");
    CHECK(terminals[1].rows == 4);
    CHECK(terminals[1].last_punch == at("2026-11-22 09:00:00.5"));
}

TEST_CASE("a terminal whose clock runs ahead is heard of by what it delivered") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, "2026-11-22 20:00:00"), pending, moment(1));
    journal.store(punch(2, "2026-11-22 21:00:00"), pending, moment(1));
    journal.store(punch(3, "2110-01-01 08:00:00"), pending, moment(1));
    const LocalTime now = at("2026-11-22 12:00:00");
    CHECK_FALSE(journal.terminals(now).front().last_punch);
    journal.set_delivered(1, PunchState::sent, "CHK-1", moment(2));
    journal.set_delivered(3, PunchState::sent, "CHK-3", moment(2));
    CHECK(journal.terminals(now).front().last_punch == at("2026-11-22 20:00:00"));
}

TEST_CASE("states of the punches that are somebody's") {
    const Folder folder;
    Journal journal = mixed(folder);
    Punch unreadable = punch(40, "2026-11-22 10:00:00");
    unreadable.state_code = std::nullopt;
    journal.store(unreadable, pending, moment(1));
    journal.store(punch(41, "2026-11-22 10:00:00", "0"), ignored(Reason::no_code), moment(1));
    using Codes = std::map<std::optional<int>, std::int64_t>;
    CHECK(journal.state_codes(at("2026-11-22")) == Codes{{std::nullopt, 1}, {0, 4}});
    CHECK(journal.state_codes(at("2026-11-22 09:00:00")) == Codes{{std::nullopt, 1}, {0, 1}});
    std::map<std::string, std::int64_t> rows;
    journal.for_each_origin(at("2026-11-22"), [&](const OriginCount& origin) {
        rows[origin.code.value + " " + origin.terminal + " " +
             (origin.state_code ? std::to_string(*origin.state_code) : "-")] += origin.rows;
    });
    CHECK(rows == std::map<std::string, std::int64_t>{
                      {"0042 CQUJ190000001 -", 1}, {"0042 CQUJ190000001 0", 3}, {"0043 CQUJ190000001 0", 1}});
}

TEST_CASE("codes whose rows were read before a moment, without those that are gone") {
    const Folder folder;
    Journal journal = mixed(folder);
    const auto codes = journal.codes_read_before(PunchState::waiting, moment(400));
    REQUIRE(codes.size() == 1);
    CHECK(codes[0].code.value == "0042");
    CHECK(codes[0].rows == 3);
    const std::int64_t gone[]{1, 2, 3};
    journal.mark_gone(gone, moment(600));
    CHECK(journal.codes_read_before(PunchState::waiting, moment(400)).empty());
}

TEST_CASE("check-ins that came too late are kept, newest first") {
    const Folder folder;
    Journal journal = mixed(folder);
    journal.set_too_late(1);
    journal.set_too_late(3);
    CHECK(seqs(journal.too_late(at("2026-11-22 00:00:00"), 10)) == Seqs{1, 3});
    CHECK(seqs(journal.too_late(at("2026-11-22 00:00:00"), 1)) == Seqs{1});
    CHECK(journal.too_late_count(at("2026-11-22 00:00:00")) == 2);
    CHECK(journal.too_late_count(at("2026-11-22 08:30:00")) == 1);
    journal.clear_too_late(1);
    CHECK(seqs(journal.too_late(at("2026-11-22 00:00:00"), 10)) == Seqs{3});
}

TEST_CASE("a journal tells quickly which codes it may have, and whether it has one") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, "2026-11-22 08:00:00", " 0042 "), pending, moment(1));
    journal.store(punch(2, "2026-11-22 08:01:00", "0043"), {PunchState::ignored, Reason::ignore_list, ""},
                  moment(1));
    std::set<std::string> possible;
    journal.for_each_possible_code([&](const EmployeeCode& code) { possible.insert(code.value); });
    CHECK(possible.contains(" 0042 "));
    CHECK(possible.contains("0043"));
    CHECK(journal.has_code(EmployeeCode{"0042"}));
    CHECK_FALSE(journal.has_code(EmployeeCode{"0043"}));
    CHECK_FALSE(journal.has_code(EmployeeCode{"42"}));
}
