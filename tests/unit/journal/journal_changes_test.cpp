#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace zksync;
using namespace zksync::test;

TEST_CASE("a judgement is kept with its words; a refusal with its moment too") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, eight), pending, moment(1));
    journal.set_judgement(1, waiting(Reason::inactive), moment(50));
    CHECK(row(journal, 1).judgement == waiting(Reason::inactive));
    CHECK_FALSE(row(journal, 1).tried_at);

    const Judgement refused{PunchState::waiting, Reason::refused, "Shift is closed"};
    journal.set_judgement(1, refused, moment(60));
    CHECK(row(journal, 1).judgement == refused);
    CHECK(row(journal, 1).tried_at == moment(60));
    journal.set_judgement(1, pending, moment(70));
    CHECK(row(journal, 1).judgement == pending);
    CHECK(row(journal, 1).tried_at == moment(60));
}

TEST_CASE("what leaves is kept with everything that is sent, from before it leaves") {
    const Folder folder;
    Checkin far = checkin("HR-EMP-00002", "2026-11-22 10:00:00");
    far.log_type = LogType::none;
    far.latitude = 25.2048;
    far.longitude = -0.125;
    {
        Journal journal(folder.file());
        journal.store(punch(1, eight), waiting(Reason::refused), moment(1));
        journal.store(punch(2, "2026-11-22 10:00:00"), pending, moment(1));
        const std::vector<std::pair<std::int64_t, Checkin>> rows{{1, checkin("HR-EMP-00001", eight)},
                                                                 {2, far}};
        journal.mark_in_flight(rows, departure);
    }
    const Journal journal(folder.file());
    CHECK(row(journal, 1).judgement == Judgement{PunchState::in_doubt, Reason::none, {}});
    REQUIRE(row(journal, 1).in_flight);
    CHECK(row(journal, 1).in_flight->checkin == checkin("HR-EMP-00001", eight));
    REQUIRE(row(journal, 2).in_flight);
    CHECK(row(journal, 2).in_flight->checkin == far);
    CHECK(row(journal, 2).in_flight->departure.at == departure.at);
    CHECK(row(journal, 2).in_flight->departure.since_boot == departure.since_boot);
    CHECK(row(journal, 2).in_flight->departure.boot_id == departure.boot_id);
}

TEST_CASE("names that the site answered leave the rows in doubt until they were read back") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, eight), pending, moment(1));
    send(journal, 1, checkin("HR-EMP-00001", eight));
    const std::pair<std::int64_t, std::string> names[]{{1, "CHK-1"}};
    journal.store_names(names);
    CHECK(row(journal, 1).judgement.state == PunchState::in_doubt);
    CHECK(row(journal, 1).checkin == "CHK-1");

    SECTION("delivered: name and what was sent stay") {
        journal.set_delivered(1, PunchState::sent, "", moment(90));
        CHECK(row(journal, 1).judgement == Judgement{PunchState::sent, Reason::none, {}});
        CHECK(row(journal, 1).checkin == "CHK-1");
        CHECK(row(journal, 1).settled_at == moment(90));
        CHECK(row(journal, 1).in_flight->checkin == checkin("HR-EMP-00001", eight));
        CHECK_FALSE(row(journal, 1).too_late);
        journal.set_shift(1, "Day Shift");
        journal.set_too_late(1);
        CHECK(row(journal, 1).shift == "Day Shift");
        CHECK(row(journal, 1).too_late);
    }
    SECTION("a duplicate under another name") {
        journal.set_delivered(1, PunchState::duplicate, "CHK-7", moment(90));
        CHECK(row(journal, 1).judgement.state == PunchState::duplicate);
        CHECK(row(journal, 1).checkin == "CHK-7");
    }
    SECTION("not there: pending, without a name") {
        journal.set_judgement(1, pending, moment(90));
        CHECK(row(journal, 1).checkin.empty());
        CHECK(row(journal, 1).in_flight);
    }
    SECTION("sent again: the old name goes") {
        send(journal, 1, checkin("HR-EMP-00001", eight));
        CHECK(row(journal, 1).checkin.empty());
    }
}

TEST_CASE("deliveries are no judgements, and judgements no deliveries") {
    const Folder folder;
    Journal journal(folder.file());
    journal.store(punch(1, eight), pending, moment(1));
    CHECK(error_of([&] {
              journal.set_judgement(1, {PunchState::sent, Reason::none, {}}, moment(1));
          }).kind() == ErrorKind::bug);
    CHECK(error_of([&] { journal.set_delivered(1, PunchState::waiting, "", moment(1)); }).kind() ==
          ErrorKind::bug);
}

TEST_CASE("for a new site everything that was delivered elsewhere is pending again") {
    const Folder folder;
    Journal journal(folder.file());
    for (int id = 1; id <= 5; ++id) journal.store(punch(id, eight), pending, moment(1));
    for (int id = 1; id <= 3; ++id) send(journal, id, checkin("HR-EMP-00001", eight));
    journal.set_delivered(1, PunchState::sent, "CHK-1", moment(2));
    journal.set_delivered(2, PunchState::duplicate, "CHK-1", moment(2));
    journal.set_judgement(4, waiting(Reason::no_employee), moment(2));
    journal.set_shift(1, "Day Shift");
    journal.store(punch(1, eight, "0043"), pending, moment(3));

    CHECK(journal.forget_deliveries() == 3);
    for (const std::int64_t seq : {1, 2, 3}) {
        CHECK(row(journal, seq).judgement == pending);
        CHECK(row(journal, seq).checkin.empty());
        CHECK_FALSE(row(journal, seq).settled_at);
        CHECK_FALSE(row(journal, seq).in_flight);
        CHECK(row(journal, seq).shift.empty());
    }
    CHECK(row(journal, 1).punch == punch(1, eight, "0043"));
    CHECK(row(journal, 4).judgement == waiting(Reason::no_employee));
    CHECK_FALSE(journal.row_sent("HR-EMP-00001", SiteTime{at(eight)}));
}
