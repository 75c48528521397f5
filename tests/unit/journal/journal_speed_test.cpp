#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <functional>

using namespace zksync;
using namespace zksync::test;

namespace {

double seconds_of(const std::function<void()>& action) {
    const auto start = std::chrono::steady_clock::now();
    action();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void store_pages(Journal& journal, int first_id, int rows) {
    const LocalTime start = at("2020-01-01");
    for (int id = first_id; id < first_id + rows; id += 1'000) {
        Journal::Transaction page(journal);
        for (int in_page = 0; in_page < 1'000; ++in_page) {
            const LocalTime time = start + std::chrono::seconds{(id + in_page) * 100};
            Punch one = punch(id + in_page, time.text(), std::to_string((id + in_page) % 499));
            one.uploaded = time + std::chrono::seconds{3};
            journal.store(one, pending, moment(1));
        }
        page.commit();
    }
}

} // namespace

// Times depend on the machine, so this one is only run by hand: `unit_journal [.speed]`.
TEST_CASE("a million rows", "[.speed]") {
    const Folder folder;
    Journal journal(folder.file());
    WARN("100,000 rows stored in " << seconds_of([&] { store_pages(journal, 0, 100'000); }) << " s");
    WARN("900,000 more in " << seconds_of([&] { store_pages(journal, 100'000, 900'000); }) << " s");
    WARN("known again, 100,000: " << seconds_of([&] { store_pages(journal, 500'000, 100'000); }) << " s");
    WARN("count: " << seconds_of([&] { journal.count(at("2000-01-01"), at("2100-01-01")); }) << " s");
    WARN("counts: " << seconds_of([&] { journal.counts(); }) << " s");
    WARN("rows: " << seconds_of([&] { journal.rows(PunchState::pending, Reason::none, 1'000); }) << " s");
    WARN("rows, reason: " << seconds_of([&] { journal.rows(PunchState::waiting, Reason::refused, 1'000); })
                          << " s");
    WARN("oldest: " << seconds_of([&] { journal.oldest(PunchState::pending, Moment::min()); }) << " s");
    WARN("terminals: " << seconds_of([&] { journal.terminals(at("2030-01-01")); }) << " s");
    WARN("each code: " << seconds_of([&] { journal.for_each_code([](const CodeCount&) {}); }) << " s");
    WARN("codes: " << seconds_of([&] { journal.codes(PunchState::pending, Reason::none); }) << " s");
    WARN("for_each: " << seconds_of([&] { journal.for_each(PunchState::pending, [](const JournalRow&) {}); })
                      << " s");
    WARN("file: " << std::filesystem::file_size(folder.file()) / 1'000'000 << " MB");
}

namespace {

void deliver_all(Journal& journal) {
    for (;;) {
        const std::vector<JournalRow> rows = journal.rows(PunchState::pending, Reason::none, 200);
        if (rows.empty()) return;
        std::vector<std::pair<std::int64_t, Checkin>> sent;
        std::vector<std::pair<std::int64_t, std::string>> names;
        for (const JournalRow& row : rows) {
            sent.emplace_back(row.seq, checkin("HR-EMP-" + row.punch.code.value, row.punch.reported_time));
            names.emplace_back(row.seq, fmt::format("EMP-CKIN-11-2026-{:06}", row.seq));
        }
        journal.mark_in_flight(sent, {moment(rows.front().seq), std::chrono::seconds{1}, "boot"});
        journal.store_names(names);
        Journal::Transaction all(journal);
        for (const JournalRow& row : rows) {
            journal.set_delivered(row.seq, PunchState::sent, "", moment(rows.front().seq + 1));
            journal.set_shift(row.seq, "Day Shift");
        }
        all.commit();
    }
}

std::uintmax_t bytes_of(const std::function<void(Journal&)>& action) {
    const Folder folder;
    {
        Journal journal(folder.file());
        action(journal);
    }
    return std::filesystem::file_size(folder.file());
}

} // namespace

// For callgrind: `ZKSYNC_ROWS=20000 unit_journal [.cost]`, less the same with 10000.
TEST_CASE("rows are stored and nothing else", "[.cost]") {
    const Folder folder;
    Journal journal(folder.file());
    const char* rows = std::getenv("ZKSYNC_ROWS");
    store_pages(journal, 0, rows == nullptr ? 10'000 : std::atoi(rows));
}

TEST_CASE("a delivered punch takes at most 150 bytes, its indexes and its counts included") {
    constexpr int rows = 20'000;
    const auto read = bytes_of([](Journal& journal) { store_pages(journal, 0, rows); });
    const auto delivered = bytes_of([](Journal& journal) {
        store_pages(journal, 0, rows);
        deliver_all(journal);
    });
    CAPTURE(read / rows, delivered / rows);
    CHECK(read / rows <= 110);
    CHECK(delivered / rows <= 150);
}
