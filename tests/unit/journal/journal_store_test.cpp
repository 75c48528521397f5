#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace zksync;
using namespace zksync::test;

namespace {

Punch with_code(Punch punch, const std::string& code) {
    punch.code = {code};
    return punch;
}
Punch with_state(Punch punch, std::optional<int> state) {
    punch.state_code = state;
    return punch;
}

} // namespace

TEST_CASE("a punch is stored with everything that is known of it") {
    const Folder folder;
    Journal journal(folder.file());
    Punch full = punch(-5, "2026-11-22 08:00:00.250000", std::string("00\0 Ä ", 7));
    full.uploaded = at("2026-11-22 08:00:03");
    full.state_code = 255;
    CHECK(journal.store(full, {PunchState::waiting, Reason::refused, "Says “no”"}, moment(1'000)) ==
          Stored::fresh);

    const JournalRow stored = row(journal, 1);
    CHECK(stored.punch == full);
    CHECK(stored.judgement == Judgement{PunchState::waiting, Reason::refused, "Says “no”"});
    CHECK(stored.read_at == moment(1'000));
    CHECK_FALSE(stored.released);
    CHECK_FALSE(stored.in_flight);
    CHECK_FALSE(stored.settled_at);
    CHECK_FALSE(stored.gone_since);
    CHECK(stored.checkin.empty());
    CHECK(stored.correction.empty());
    CHECK_FALSE(stored.too_late);
}

TEST_CASE("a punch of which little is known is stored too") {
    const Folder folder;
    Journal journal(folder.file());
    Punch bare;
    bare.reported_time = "0000-00-00 00:00:00";
    CHECK(journal.store(bare, quarantined(Reason::unusable_time), moment(1)) == Stored::fresh);
    CHECK(row(journal, 1).punch == bare);
}

TEST_CASE("every state and every reason can be stored") {
    const Folder folder;
    Journal journal(folder.file());
    std::int64_t id = 0;
    for (const PunchState state : all_punch_states) {
        for (int number = 0; number <= static_cast<int>(Reason::double_tap); ++number) {
            const Judgement judgement{state, static_cast<Reason>(number), {}};
            journal.store(punch(++id, eight), judgement, moment(1));
            CHECK(row(journal, id).judgement == judgement);
        }
    }
}

TEST_CASE("a row that is known changes nothing") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, eight), waiting(Reason::inactive), moment(1));
    Punch renamed = punch(1, eight);
    renamed.terminal_alias = "Gate One";
    CHECK(journal.store(renamed, pending, moment(2)) == Stored::known);
    CHECK(row(journal, 1).judgement == waiting(Reason::inactive));
    CHECK(row(journal, 1).read_at == moment(1));
    CHECK(row(journal, 1).punch == punch(1, eight));
}

TEST_CASE("another time or terminal is another punch, with the same id too") {
    const Folder folder;
    Journal journal(folder.file());
    CHECK(journal.store(punch(1, eight), pending, moment(1)) == Stored::fresh);
    CHECK(journal.store(punch(1, "2026-11-22 08:00:01"), pending, moment(1)) == Stored::fresh);
    CHECK(journal.store(punch(1, "2026-11-22 08:00:00.5"), pending, moment(1)) == Stored::fresh);
    Punch elsewhere = punch(1, eight);
    elsewhere.terminal = "CQUJ190000002";
    CHECK(journal.store(elsewhere, pending, moment(1)) == Stored::fresh);
}

TEST_CASE("a correction of what is not delivered is taken, with its judgement") {
    const Folder folder;
    Journal journal(folder.file());
    for (const Judgement& before :
         {pending, waiting(Reason::no_employee), ignored(Reason::ignore_list), quarantined(Reason::ahead)}) {
        static std::int64_t id = 0;
        journal.store(punch(++id, eight), before, moment(1));
        CHECK(journal.store(with_code(punch(id, eight), "0043"), ignored(Reason::ignore_list), moment(2)) ==
              Stored::corrected);
        CHECK(row(journal, id).punch.code.value == "0043");
        CHECK(row(journal, id).judgement == ignored(Reason::ignore_list));
        CHECK(row(journal, id).correction.empty());
        CHECK(journal.store(with_state(with_code(punch(id, eight), "0043"), {}), pending, moment(2)) ==
              Stored::corrected);
        CHECK_FALSE(row(journal, id).punch.state_code);
        CHECK(row(journal, id).judgement == pending);
    }
}

TEST_CASE("a release stands when the row is corrected") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, "2031-01-01 08:00:00"), quarantined(Reason::ahead), moment(1));
    journal.set_released(1);
    journal.set_judgement(1, pending, moment(1));
    const Punch corrected = punch(1, "2031-01-01 08:00:00", "0043");
    CHECK(journal.store(corrected, quarantined(Reason::ahead), moment(2)) == Stored::corrected);
    CHECK(row(journal, 1).judgement == pending);
    CHECK(row(journal, 1).released);
}

TEST_CASE(
    "a given time stays when the row is read again or corrected, and is no time that the device counts by") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, "nonsense"), quarantined(Reason::unusable_time), moment(1));
    journal.store(punch(2, eight), pending, moment(1));
    journal.give_time(1, at("2026-11-22 08:30:00"));
    journal.set_judgement(1, pending, moment(1));
    CHECK(journal.store(punch(1, "nonsense"), quarantined(Reason::unusable_time), moment(2)) ==
          Stored::known);
    CHECK(journal.store(punch(1, "nonsense", "0043"), quarantined(Reason::unusable_time), moment(2)) ==
          Stored::corrected);
    REQUIRE(journal.rows_with_given_time().size() == 1);
    const JournalRow given = row(journal, 1);
    CHECK(given.punch.time == at("2026-11-22 08:30:00"));
    CHECK(given.time_given);
    CHECK(given.released);
    CHECK(given.judgement == pending);
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 1);
    CHECK(journal.newest(at("2026-11-23")) == at(eight));
    CHECK(journal.rows_between(at("2026-11-22"), at("2026-11-23")).size() == 2);
    journal.set_time(1, std::nullopt);
    CHECK_FALSE(row(journal, 1).time_given);
    CHECK_FALSE(row(journal, 1).punch.time);
}

TEST_CASE("rows of a code are found however it is spelled") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, eight, " 0042"), pending, moment(1));
    journal.store(punch(2, eight, "0042"), pending, moment(1));
    journal.store(punch(3, eight, "10042"), pending, moment(1));
    journal.store(punch(4, eight,
                        "\xc2\xa0"
                        "0042 "),
                  pending, moment(1));
    for (const char* code : {"0042", " 0042 "})
        CHECK(journal.rows_of({code}, at("2026-11-22"), at("2026-11-23")).size() == 3);
}

TEST_CASE("a correction of what was delivered is kept beside it and reported once") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, eight), pending, moment(1));
    send(journal, 1, checkin("HR-EMP-00001", eight));
    journal.set_delivered(1, PunchState::sent, "CHK-1", moment(2));

    const Punch corrected = with_state(with_code(punch(1, eight), "0043"), 1);
    CHECK(journal.store(corrected, pending, moment(3)) == Stored::changed);
    CHECK(journal.store(corrected, pending, moment(4)) == Stored::known);
    CHECK(row(journal, 1).correction == "code 0042 → 0043, state 0 → 1");
    CHECK(row(journal, 1).punch == punch(1, eight));
    CHECK(row(journal, 1).judgement.state == PunchState::sent);

    CHECK(journal.store(with_state(punch(1, eight), {}), pending, moment(5)) == Stored::changed);
    CHECK(row(journal, 1).correction == "state 0 → unknown");
    CHECK(journal.store(punch(1, eight), pending, moment(6)) == Stored::known);
    CHECK(row(journal, 1).correction.empty());
}

TEST_CASE("a correction of what is in doubt waits until that is settled") {
    const Folder folder;
    Journal journal(folder.file());
    const Punch corrected = with_state(with_code(punch(1, eight), "0043"), {});
    journal.store(punch(1, eight), pending, moment(1));
    send(journal, 1, checkin("HR-EMP-00001", eight));
    CHECK(journal.store(corrected, pending, moment(2)) == Stored::corrected);
    CHECK(journal.store(corrected, pending, moment(3)) == Stored::known);
    CHECK(row(journal, 1).punch == punch(1, eight));
    CHECK(row(journal, 1).correction.empty());
    CHECK(row(journal, 1).judgement.state == PunchState::in_doubt);

    SECTION("it was not delivered: the row takes it") {
        journal.set_judgement(1, pending, moment(4));
        CHECK(row(journal, 1).punch == corrected);
        CHECK(journal.store(corrected, pending, moment(5)) == Stored::known);
    }
    SECTION("it was delivered: it came too late") {
        journal.set_delivered(1, PunchState::duplicate, "", moment(4));
        CHECK(row(journal, 1).punch == punch(1, eight));
        CHECK(row(journal, 1).correction == "code 0042 → 0043, state 0 → unknown");
        CHECK(journal.store(corrected, pending, moment(5)) == Stored::known);
    }
    SECTION("it was taken back: nothing remains") {
        CHECK(journal.store(punch(1, eight), pending, moment(4)) == Stored::known);
        journal.set_judgement(1, pending, moment(4));
        CHECK(row(journal, 1).punch == punch(1, eight));
    }
}

TEST_CASE("counts have an inclusive end, or not, to the microsecond; rows without a time are in none") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, "2026-11-22 08:00:00"), pending, moment(1));
    journal.store(punch(2, "2026-11-22 08:00:00.5"), pending, moment(1));
    journal.store(punch(3, "2026-11-22 09:00:00"), ignored(Reason::no_code), moment(1));
    journal.store(punch(4, "nonsense"), quarantined(Reason::unusable_time), moment(1));
    CHECK(journal.count(at("2026-11-22 08:00:00"), at("2026-11-22 09:00:00")) == 3);
    CHECK(journal.count_before(at("2026-11-22 08:00:00"), at("2026-11-22 09:00:00")) == 2);
    CHECK(journal.count(at("2026-11-22 08:00:00"), at("2026-11-22 08:00:00")) == 1);
    CHECK(journal.count_before(at("2026-11-22 08:00:01"), at("2026-11-22 09:00:00")) == 0);
    CHECK(journal.count(at("0001-01-01"), at("9999-01-01")) == 3);
}

TEST_CASE("a gone row leaves the count, not the journal, and may come back") {
    const Folder folder;
    Journal journal(folder.file());
    for (int id = 1; id <= 3; ++id) journal.store(punch(id, eight), pending, moment(1));
    journal.mark_gone(std::array<std::int64_t, 2>{1, 3}, moment(10));
    journal.mark_gone(std::array<std::int64_t, 1>{1}, moment(20));
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 1);
    CHECK(journal.rows_between(at("2026-11-22"), at("2026-11-23")).size() == 3);
    CHECK(row(journal, 1).gone_since == moment(10));
    CHECK(row(journal, 1).judgement == pending);

    CHECK(journal.store(punch(1, eight), pending, moment(30)) == Stored::known);
    CHECK_FALSE(row(journal, 1).gone_since);
    CHECK(journal.store(with_code(punch(3, eight), "1"), pending, moment(30)) == Stored::corrected);
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 3);
}

TEST_CASE("settled cells are found inside a range and forgotten where they overlap one") {
    const Folder folder;
    Journal journal(folder.file());
    const auto cell = [](const char* from, const char* to, int surplus) {
        return SettledCell{at(from), at(to), 100, surplus};
    };
    journal.settle_cell(cell("2026-11-20", "2026-11-21", 1));
    journal.settle_cell(cell("2026-11-21", "2026-11-22", 2));
    journal.settle_cell(cell("2026-11-21", "2026-11-22", 3));

    CHECK(journal.settled_cells(at("2026-11-20 00:00:01"), at("2026-11-23")).size() == 1);
    const auto all = journal.settled_cells(at("2026-11-20"), at("2026-11-22"));
    REQUIRE(all.size() == 2);
    CHECK(all[1].surplus == 3);
    CHECK(all[1].server_count == 100);
    CHECK(all[1].from == at("2026-11-21"));
    CHECK(all[1].to == at("2026-11-22"));

    journal.unsettle_cells(at("2026-11-22"), at("2026-11-23"));
    CHECK(journal.settled_cells(at("2026-11-20"), at("2026-11-22")).size() == 2);
    journal.unsettle_cells(at("2026-11-20 23:00:00"), at("2026-11-20 23:30:00"));
    CHECK(journal.settled_cells(at("2026-11-20"), at("2026-11-22")).size() == 1);
}
