#include "journal/journal_schema.hpp"
#include "journal/site_file.hpp"
#include "journal_fixture.hpp"
#include "sqlite/database.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <iterator>

using namespace zksync;
using namespace zksync::test;

// Files that earlier versions wrote: tests/fixtures/state/README.md.

namespace {

std::filesystem::path old_file(const std::string& name) {
    return std::filesystem::path(ZKSYNC_FIXTURES) / "state/v1" / name;
}

/// A copy of it, as a pass would find it.
std::filesystem::path lay(const Folder& folder, const std::string& name) {
    const auto file = folder.file(std::filesystem::path(name).filename().string());
    std::filesystem::copy_file(old_file(name), file);
    const auto log = old_file(name + "-wal");
    if (std::filesystem::exists(log)) std::filesystem::copy_file(log, file.string() + "-wal");
    return file;
}

/// As the .txt files have it, in the order of seq.
std::vector<std::string> rows_of(const Journal& journal) {
    std::vector<std::string> lines;
    for (std::int64_t seq = 1;; ++seq) {
        const auto row = journal.row(seq);
        if (!row) return lines;
        lines.push_back(
            fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", row->seq, row->punch.id,
                        row->punch.code.value, row->punch.reported_time, to_text(row->judgement.state),
                        to_text(row->judgement.reason), row->checkin, row->released ? 1 : 0,
                        row->gone_since ? std::to_string(row->gone_since->time_since_epoch().count()) : "",
                        row->too_late ? 1 : 0));
    }
}

std::vector<std::string> keys(const std::vector<Said>& said) {
    std::vector<std::string> keys;
    for (const Said& one : said) keys.push_back(one.key);
    return keys;
}

} // namespace

TEST_CASE("every row of an old journal is what it was") {
    const std::string name = GENERATE("lobby", "gate", "annex");
    CAPTURE(name);
    const Folder folder;
    const auto file = lay(folder, name + ".db");
    const auto expected = lines_of(old_file(name + ".txt"));
    CHECK(rows_of(*Journal::open_existing(file)) == expected);
    CHECK(rows_of(Journal(file)) == expected);
    CHECK(rows_of(*Journal::open_existing(file)) == expected);
}

TEST_CASE("a first pass that was killed goes on from where the old version was, log and all") {
    const std::string name = GENERATE("fresh.db", "fresh-wal/lobby.db");
    CAPTURE(name);
    const Folder folder;
    Journal journal(lay(folder, name));
    CHECK(rows_of(journal).size() == 13);
    CHECK_FALSE(journal.value("read_until"));
    CHECK(journal.value("device_url"));
}

TEST_CASE("a journal knows since when it counts what comes late, unless that is since its first punch") {
    const Folder folder;
    const auto since = Journal(lay(folder, "lobby.db")).value("late_counted_since");
    REQUIRE(since);
    CHECK(std::stoll(*since) > 1'700'000'000);
    CHECK(Journal(folder.file()).value("late_counted_since") == since);
    CHECK_FALSE(Journal(folder.file("new.db")).value("late_counted_since"));
}

TEST_CASE("what an old version said is not said again") {
    const Folder folder;
    Journal journal(lay(folder, "lobby.db"));
    const SaidMemory said = journal.said();
    CHECK(keys(said.of("news")) == std::vector<std::string>{"ahead 1", "before-2015 1", "inactive 0501",
                                                            "no-employee 0776", "no-employee 0777",
                                                            "no-employee 0780", "no-employee V-17 ü",
                                                            "not-employed 0502", "refused 0503",
                                                            "several-employees 0500", "unusable-time 3"});
    CHECK(keys(said.of("terminal clock")) == std::vector<std::string>{"CQUJ190000004@-11"});
    CHECK(keys(said.of("unknown state")) == std::vector<std::string>{"7", "none"});
    CHECK(keys(said.of("surplus")) == std::vector<std::string>{"3"});
    CHECK_FALSE(journal.value("news"));
}

TEST_CASE("an old site's file still knows the write that is under way, and what is blocked") {
    const Folder folder;
    const SiteFile site(lay(folder, "site-127.0.0.1-18082.db"));
    REQUIRE(site.under_way());
    CHECK(site.under_way()->checkins.size() == 5);
    CHECK(site.rehearsal()->utc_offset == std::chrono::hours{4});
    CHECK_FALSE(site.blocked());

    const SiteFile blocked(lay(folder, "site-blocked.db"));
    REQUIRE(blocked.blocked());
    CHECK(blocked.blocked()->names.size() == 3);
}

TEST_CASE("looking at an old file changes nothing") {
    const Folder folder;
    const auto file = lay(folder, "lobby.db");
    const auto size = std::filesystem::file_size(file);
    const auto changed = std::filesystem::last_write_time(file);
    CHECK(Journal::open_existing(file)->said().of("news").size() == 11);
    CHECK(std::filesystem::file_size(file) == size);
    CHECK(std::filesystem::last_write_time(file) == changed);
}
