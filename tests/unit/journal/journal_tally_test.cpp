#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <random>
#include <tuple>

using namespace zksync;
using namespace zksync::test;

// The counts that a journal keeps are those that its rows give, whatever was done to them.

namespace {

using States = std::map<std::tuple<PunchState, Reason>, std::int64_t>;
using Terminals = std::map<std::string, std::tuple<std::int64_t, std::string, std::optional<LocalTime>>>;

const LocalTime tally_start = at("1969-12-30"), tally_end = at("1970-01-04"),
                tally_now = at("1970-01-02 12:00:00");

std::vector<JournalRow> all_rows(const Journal& journal) {
    std::vector<JournalRow> rows;
    for (std::int64_t seq = 1; auto row = journal.row(seq); ++seq) rows.push_back(*std::move(row));
    return rows;
}

bool counts_for_device(const JournalRow& row) { return row.punch.time && !row.time_given && !row.gone_since; }

States states_kept(const Journal& journal) {
    States states;
    for (const StateCount& count : journal.counts()) states[{count.state, count.reason}] = count.rows;
    return states;
}

States states_to_do(const Journal& journal) {
    States states;
    for (const PunchState state :
         {PunchState::pending, PunchState::in_doubt, PunchState::waiting, PunchState::quarantined})
        for (const StateCount& count : journal.counts_to_do(state))
            states[{count.state, count.reason}] = count.rows;
    return states;
}

States without_what_is_done(States states) {
    std::erase_if(states, [](const auto& of) {
        const PunchState state = std::get<PunchState>(of.first);
        return is_delivered(state) || state == PunchState::ignored;
    });
    return states;
}

States states_of(const std::vector<JournalRow>& rows) {
    States states;
    for (const JournalRow& row : rows) ++states[{row.judgement.state, row.judgement.reason}];
    return states;
}

using Outcomes = std::map<std::tuple<std::optional<LocalTime>, PunchState, Reason>, std::int64_t>;

Outcomes outcomes_kept(const Journal& journal, LocalTime from, LocalTime to) {
    Outcomes outcomes;
    for (const DayOutcome& one : journal.outcomes(from, to))
        outcomes[{one.day, one.state, one.reason}] = one.rows;
    return outcomes;
}

Outcomes outcomes_of(const std::vector<JournalRow>& rows, LocalTime from, LocalTime to) {
    Outcomes outcomes;
    for (const JournalRow& row : rows) {
        const auto time = row.punch.time;
        if (time && (*time < from || *time >= to)) continue;
        const auto day = time ? std::optional{time->midnight()} : std::nullopt;
        ++outcomes[{day, row.judgement.state, row.judgement.reason}];
    }
    return outcomes;
}

Terminals terminals_kept(const Journal& journal) {
    Terminals terminals;
    for (const TerminalActivity& one : journal.terminals(tally_now))
        terminals[one.serial_number] = {one.rows, "", one.last_punch};
    return terminals;
}

Terminals terminals_of(const std::vector<JournalRow>& rows) {
    Terminals terminals;
    for (const JournalRow& row : rows) {
        auto& terminal = terminals[row.punch.terminal];
        ++std::get<0>(terminal);
        const auto time = row.punch.time;
        const bool is_heard = time <= tally_now || (time <= tally_now + std::chrono::hours{24} &&
                                                    is_delivered(row.judgement.state));
        if (time && is_heard) std::get<2>(terminal) = std::max(std::get<2>(terminal), time);
    }
    return terminals;
}

/// Does something to a row, or to the journal, at random.
class Hazard {
public:
    explicit Hazard(unsigned seed) : random_(seed) {}

    int below(int limit) { return std::uniform_int_distribution<int>{0, limit - 1}(random_); }

    LocalTime any_time() {
        const std::chrono::microseconds length = tally_end - tally_start;
        const std::int64_t steps = length / std::chrono::minutes{30};
        return tally_start + std::chrono::minutes{30} * below(static_cast<int>(steps)) +
               std::chrono::microseconds{below(4) == 0 ? below(3) : 0};
    }

    Punch any_punch() {
        Punch one = punch(below(60), any_time().text(), std::to_string(below(4)));
        if (below(6) == 0) one = punch(below(60), "nonsense " + std::to_string(below(3)));
        one.terminal = "T" + std::to_string(below(3));
        return one;
    }

    Judgement any_judgement() {
        const std::array judgements{pending,
                                    waiting(Reason::no_employee),
                                    waiting(Reason::inactive),
                                    ignored(Reason::no_code),
                                    quarantined(Reason::ahead),
                                    Judgement{PunchState::waiting, Reason::refused, "no"}};
        return judgements.at(static_cast<std::size_t>(below(judgements.size())));
    }

    void act(Journal& journal) {
        const std::int64_t rows = std::ssize(all_rows(journal));
        const std::int64_t seq = rows == 0 ? 1 : 1 + below(static_cast<int>(rows));
        const std::array one{seq};
        const Moment now = moment(below(5));
        switch (rows == 0 ? 0 : below(11)) {
        case 0:
        case 1:
            journal.store(any_punch(), any_judgement(), now);
            break;
        case 2:
            journal.set_judgement(seq, any_judgement(), now);
            break;
        case 3:
            send(journal, seq, checkin("HR-EMP-1", any_time().text()));
            break;
        case 4:
            journal.set_delivered(seq, below(2) == 0 ? PunchState::sent : PunchState::duplicate, "C-00001",
                                  now);
            break;
        case 5:
            journal.mark_gone(one, now);
            break;
        case 6:
            journal.give_time(seq, any_time());
            break;
        case 7:
            journal.set_time(seq, below(3) == 0 ? std::nullopt : std::optional{any_time()});
            break;
        case 8:
            journal.yield_to(seq, "C-00002", now);
            break;
        case 9:
            journal.set_released(seq);
            break;
        default:
            if (below(20) == 0) journal.forget_deliveries();
        }
    }

private:
    std::mt19937 random_;
};

void check_counts(const Journal& journal, Hazard& hazard) {
    const auto rows = all_rows(journal);
    CHECK(states_kept(journal) == states_of(rows));
    CHECK(states_to_do(journal) == without_what_is_done(states_of(rows)));
    CHECK(terminals_kept(journal) == terminals_of(rows));
    for (int range = 0; range < 5; ++range) {
        const LocalTime from = hazard.any_time(), to = hazard.any_time();
        const auto expected = std::ranges::count_if(rows, [&](const JournalRow& row) {
            return counts_for_device(row) && row.punch.time >= from && row.punch.time < to;
        });
        CHECK(journal.count_before(from, to) == expected);
        CHECK(outcomes_kept(journal, from, to) == outcomes_of(rows, from, to));
    }
}

} // namespace

TEST_CASE("the counts that are kept are those of the rows, whatever is done to them") {
    const unsigned seed = GENERATE(range(1U, 9U));
    CAPTURE(seed);
    Hazard hazard(seed);
    const Folder folder;
    Journal journal(folder.file());
    for (int round = 0; round < 40; ++round) {
        Journal::Transaction all(journal);
        for (int acts = hazard.below(12); acts > 0; --acts) hazard.act(journal);
        check_counts(journal, hazard);
        if (hazard.below(4) != 0) all.commit();
    }
    check_counts(journal, hazard);
    check_counts(Journal(folder.file()), hazard);
}

TEST_CASE("a part of a full day is counted right, whatever is left of the day") {
    const Folder folder;
    Journal journal(folder.file());
    const LocalTime midnight = at("2026-11-22");
    constexpr std::chrono::minutes apart{5};
    const int rows = std::chrono::days{3} / apart;
    std::vector<std::int64_t> gone;
    for (int row = 0; row < rows; ++row) {
        const auto [seq, stored] =
            journal.store_row(punch(row + 1, (midnight + row * apart).text()), pending, moment(0));
        if (row % 7 == 0) gone.push_back(seq);
    }
    journal.mark_gone(gone, moment(0));
    const auto counted_up_to = [&](int row) { return row - (row + 6) / 7; };
    for (const int first : {0, 1, 40, 287, 288, 300, 500, 576})
        for (const int last : {1, 40, 250, 287, 288, 289, 560, 576, 860, 863, 864}) {
            CAPTURE(first, last);
            CHECK(journal.count_before(midnight + first * apart, midnight + last * apart) ==
                  std::max(0, counted_up_to(last) - counted_up_to(first)));
        }
}

TEST_CASE(
    "of a day that a range cuts a terminal has the rows of its part; late ones are those of whole days") {
    const Folder folder;
    Journal journal(folder.file());
    std::int64_t id = 0;
    for (const char* time : {"2026-11-21 07:00:00", "2026-11-21 23:59:59", "2026-11-22 12:00:00",
                             "2026-11-23 00:00:00", "2026-11-23 18:00:00"})
        journal.store(punch(++id, time), pending, moment(0));
    journal.count_late(punch(1, "2026-11-21 07:00:00"));
    const auto sums = [&](const char* from, const char* to) {
        std::map<std::string, std::pair<std::int64_t, std::int64_t>> days;
        for (const TerminalDay& day : journal.terminal_days(at(from), at(to)))
            days[day.day ? day.day->date() : "no time"] = {day.rows, day.late};
        return days;
    };
    using Days = decltype(sums("", ""));
    CHECK(sums("2026-11-21", "2026-11-24") ==
          Days{{"2026-11-21", {2, 1}}, {"2026-11-22", {1, 0}}, {"2026-11-23", {2, 0}}});
    CHECK(sums("2026-11-21 08:00:00", "2026-11-23 12:00:00") ==
          Days{{"2026-11-21", {1, 1}}, {"2026-11-22", {1, 0}}, {"2026-11-23", {1, 0}}});
    CHECK(sums("2026-11-21 08:00:00", "2026-11-21 09:00:00") == Days{{"2026-11-21", {0, 1}}});
    CHECK(sums("2026-11-22 08:00:00", "2026-11-22 11:00:00") == Days{});
    Punch nonsense = punch(++id, "nonsense");
    journal.store(nonsense, quarantined(Reason::unusable_time), moment(0));
    CHECK(sums("2026-11-22 08:00:00", "2026-11-22 11:00:00") == Days{{"no time", {1, 0}}});
}

TEST_CASE("a terminal that gets its name keeps the punches that came late") {
    const Folder folder;
    Journal journal(folder.file());
    for (const std::string name : {"00:17:61:10:27:3a", "SN1"}) {
        Punch one = punch(name == "SN1" ? 2 : 1, eight);
        one.terminal = name;
        journal.store(one, pending, moment(0));
        journal.count_late(one);
    }
    journal.rename_terminal("00:17:61:10:27:3a", "SN1");
    std::int64_t late = 0;
    for (const TerminalDay& day : journal.terminal_days(at("2026-11-22"), at("2026-11-23"))) late += day.late;
    CHECK(late == 2);
}
