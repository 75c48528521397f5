#include "journal_fixture.hpp"

#include <catch2/catch.hpp>

#include <chrono>
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
