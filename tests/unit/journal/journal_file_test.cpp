#include "journal/journal_schema.hpp"
#include "journal_fixture.hpp"
#include "sqlite/database.hpp"
#include "sqlite/snapshot.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <sstream>

using namespace zksync;
using namespace zksync::test;
using Catch::Contains;

namespace {

unsigned mode_of(const std::filesystem::path& file) {
    return static_cast<unsigned>(std::filesystem::status(file).permissions());
}

std::string content_of(const std::filesystem::path& file) {
    std::ostringstream content;
    content << std::ifstream(file, std::ios::binary).rdbuf();
    return content.str();
}

void overwrite(const std::filesystem::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

Journal with_rows(const std::filesystem::path& file, int rows) {
    Journal journal(file);
    Journal::Transaction all(journal);
    for (int id = 1; id <= rows; ++id) journal.store(punch(id, "2026-11-22 08:00:00"), pending, moment(1));
    all.commit();
    return journal;
}

} // namespace

TEST_CASE("a journal's files are the owner's alone, whatever the umask") {
    const Folder folder;
    const mode_t before = ::umask(0);
    const Journal journal = with_rows(folder.file(), 1);
    ::umask(before);
    CHECK(mode_of(folder.file()) == 0600);
    CHECK(mode_of(folder.file("lobby.db-wal")) == 0600);
    CHECK(mode_of(folder.file("lobby.db-shm")) == 0600);
}

TEST_CASE("what was stored is there the next time") {
    const Folder folder;
    with_rows(folder.file(), 3).set_value("read_until", "2026-11-22");
    const Journal journal(folder.file());
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 3);
    CHECK(journal.value("read_until") == "2026-11-22");
}

TEST_CASE("small values are set, replaced and forgotten") {
    const Folder folder;
    Journal journal(folder.file());
    CHECK_FALSE(journal.value("device_url"));
    journal.set_value("device_url", "http://a");
    journal.set_value("device_url", "http://b");
    journal.set_value("empty", "");
    CHECK(journal.value("device_url") == "http://b");
    CHECK(journal.value("empty") == "");
    journal.erase_value("device_url");
    CHECK_FALSE(journal.value("device_url"));
}

TEST_CASE("a transaction that is not committed never was") {
    const Folder folder;
    Journal journal(folder.file());
    {
        const Journal::Transaction lost(journal);
        journal.store(punch(1, "2026-11-22 08:00:00"), pending, moment(1));
        journal.set_value("mark", "moved");
    }
    CHECK_FALSE(journal.row(1));
    CHECK_FALSE(journal.value("mark"));

    Journal::Transaction kept(journal);
    journal.set_value("mark", "moved");
    CHECK(error_of([&] { Journal::Transaction{journal}; }).kind() == ErrorKind::bug);
    kept.commit();
    CHECK(journal.value("mark") == "moved");
}

TEST_CASE("looking creates nothing") {
    const Folder folder;
    CHECK_FALSE(Journal::open_existing(folder.file()));
    CHECK(std::filesystem::is_empty(folder.path()));

    overwrite(folder.file(), "");
    CHECK_FALSE(Journal::open_existing(folder.file()));
}

TEST_CASE("looking changes nothing, and cannot") {
    const Folder folder;
    with_rows(folder.file(), 3);
    const std::string before = content_of(folder.file());
    {
        auto journal = Journal::open_existing(folder.file());
        REQUIRE(journal);
        CHECK(journal->count(at("2026-11-22"), at("2026-11-23")) == 3);
        const Error error = error_of([&] { journal->set_value("a", "b"); });
        CHECK(error.kind() == ErrorKind::state);
        CHECK_THAT(error.what(), Contains("read-only") && Contains(folder.file().string()));
    }
    CHECK(content_of(folder.file()) == before);
}

TEST_CASE("one who looks sees whole transactions, and disturbs no pass") {
    const Folder folder;
    Journal pass = with_rows(folder.file(), 1);
    const auto looking = Journal::open_existing(folder.file());
    REQUIRE(looking);
    Journal::Transaction page(pass);
    pass.store(punch(2, "2026-11-22 09:00:00"), pending, moment(1));
    CHECK(looking->count(at("2026-11-22"), at("2026-11-23")) == 1);
    page.commit();
    CHECK(looking->count(at("2026-11-22"), at("2026-11-23")) == 2);

    int seen = 0;
    looking->for_each_code([&](const CodeCount&) {
        pass.store(punch(3, "2026-11-22 10:00:00"), pending, moment(1));
        ++seen;
    });
    CHECK(seen == 1);
}

TEST_CASE("a copy has what the journal had, and a life of its own") {
    const Folder folder;
    Journal journal = with_rows(folder.file(), 3);
    REQUIRE(copy_database(folder.file(), folder.file("copy.db")));
    Journal copy(folder.file("copy.db"));
    CHECK(mode_of(folder.file("copy.db")) == 0600);
    copy.set_value("only", "here");
    copy.store(punch(9, "2026-11-22 08:00:00"), pending, moment(1));
    CHECK(copy.count(at("2026-11-22"), at("2026-11-23")) == 4);
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 3);
    CHECK_FALSE(journal.value("only"));
    CHECK_FALSE(copy_database(folder.file("nowhere.db"), folder.file("other.db")));
}

TEST_CASE("what is wrong with a copy is said of its original, what is wrong around it of the copy") {
    const Folder folder;
    const auto original = folder.file(), copy = folder.file("copy.db");
    with_rows(original, 1);
    Database::open(original, journal_kind).execute("PRAGMA user_version = 99");
    REQUIRE(copy_database(original, copy));
    CHECK_THAT(error_of([&] { Journal(copy, original); }).what(),
               Contains(original.string() + " was written by") && !Contains(copy.string()));

    const auto damaged = folder.file("damaged.db");
    std::ofstream(damaged) << std::string(8'192, 'x');
    REQUIRE(copy_database(damaged, copy));
    const Error error = error_of([&] { Journal(copy, damaged); });
    CHECK_THAT(error.what(), Contains(damaged.string() + " is damaged"));
    CHECK_THAT(error.hint(), Contains("move " + damaged.string()) && !Contains(copy.string()));

    const auto nowhere = folder.file("nowhere") / "copy.db";
    CHECK_THAT(error_of([&] { Journal(nowhere, damaged); }).what(), Contains(nowhere.string()));
}

TEST_CASE("a journal of a newer zksync is refused and left as it is") {
    const Folder folder;
    with_rows(folder.file(), 1);
    Database::open(folder.file(), journal_kind).execute("PRAGMA user_version = 99");
    const std::string before = content_of(folder.file());
    for (const Error& error : {error_of([&] { Journal{folder.file()}; }),
                               error_of([&] { Journal::open_existing(folder.file()); })}) {
        CHECK(error.kind() == ErrorKind::state);
        CHECK_THAT(error.what(),
                   Contains("was written by a newer zksync") && Contains(folder.file().string()));
    }
    CHECK(content_of(folder.file()) == before);
}

TEST_CASE("another program's database is refused") {
    const Folder folder;
    with_rows(folder.file(), 1);
    Database::open(folder.file(), journal_kind).execute("PRAGMA application_id = 1");
    CHECK_THAT(error_of([&] { Journal{folder.file()}; }).what(), Contains("is no journal of zksync"));
}

TEST_CASE("an older schema is brought up to date by a pass, step by step, and all of a step or nothing; who "
          "looks sees it as it will be") {
    const Folder folder;
    const std::string_view steps[]{"CREATE TABLE a (x)", "CREATE TABLE b (x)",
                                   "CREATE TABLE c (x); nonsense"};
    const auto kind_with = [&](std::size_t count) {
        return FileKind{"journal", "", journal_kind.application_id, std::span{steps}.first(count)};
    };
    const FileKind first = kind_with(1);
    const FileKind second = kind_with(2);
    const FileKind broken = kind_with(3);
    Database::open(folder.file(), first).execute("INSERT INTO a VALUES (1)");
    const std::string before = content_of(folder.file());
    Database::open_read_only(folder.file(), second)->execute("SELECT x FROM b");
    CHECK(content_of(folder.file()) == before);
    Database::open(folder.file(), second).execute("INSERT INTO b SELECT x FROM a");
    CHECK(error_of([&] { Database::open(folder.file(), broken); }).kind() == ErrorKind::state);
    Database::open(folder.file(), second).execute("CREATE TABLE c (x)");
}

TEST_CASE("what a step of the schema no longer needs is given back to the disk") {
    const Folder folder;
    const std::string_view steps[]{"CREATE TABLE a (x); INSERT INTO a VALUES (zeroblob(4000000))",
                                   "DROP TABLE a; CREATE TABLE b (x)"};
    const auto kind_with = [&](std::size_t count) {
        return FileKind{"journal", "", journal_kind.application_id, std::span{steps}.first(count)};
    };
    const FileKind first = kind_with(1), second = kind_with(2);
    { const Database fat = Database::open(folder.file(), first); }
    CHECK(std::filesystem::file_size(folder.file()) > 4'000'000);
    { const Database lean = Database::open(folder.file(), second); }
    CHECK(std::filesystem::file_size(folder.file()) < 100'000);
    CHECK(mode_of(folder.file()) == 0600);
}

TEST_CASE("a damaged journal says how to go on, and never to delete it") {
    const Folder folder;
    with_rows(folder.file(), 500);
    SECTION("no database at all") { overwrite(folder.file(), std::string(8'192, 'x')); }
    SECTION("rubbish in the middle") {
        std::string content = content_of(folder.file());
        std::fill(content.begin() + 4'096, content.end(), '\x5A');
        overwrite(folder.file(), content);
    }
    SECTION("the end is missing") { overwrite(folder.file(), content_of(folder.file()).substr(0, 6'000)); }
    const Error error = error_of([&] {
        Journal journal(folder.file());
        journal.store(punch(501, "2026-11-22 08:00:00"), pending, moment(1));
        journal.rows(PunchState::pending, Reason::none, 1'000);
    });
    CHECK(error.kind() == ErrorKind::state);
    CHECK_THAT(error.what(), Contains("damaged") && Contains(folder.file().string()));
    CHECK_THAT(error.hint(), Contains("keep the file") && Contains("zksync pull") &&
                                 Contains("zksync reconcile") && Contains("Nothing is doubled") &&
                                 !Contains("delete"));
}

TEST_CASE("a folder that is not there") {
    const Folder folder;
    const Error error = error_of([&] { Journal{folder.path() / "none" / "lobby.db"}; });
    CHECK(error.kind() == ErrorKind::state);
    CHECK_THAT(error.what(), Contains("No such file or directory"));
}
