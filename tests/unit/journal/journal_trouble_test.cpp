#include "journal/journal_schema.hpp"
#include "journal_fixture.hpp"
#include "sqlite/database.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

using namespace zksync;
using namespace zksync::test;
using Catch::Contains;

namespace {

/// What a child process says of `action`: "" or the message of the Error that ended it. In a process of its
/// own, because limits and users cannot be taken back.
std::string in_child(const std::function<void()>& action) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::string message;
        try {
            action();
        } catch (const std::exception& error) {
            message = error.what();
        }
        const auto written = ::write(ends[1], message.data(), message.size());
        ::_exit(written < 0 ? 1 : 0);
    }
    ::close(ends[1]);
    std::string message;
    char buffer[512];
    for (ssize_t got = 0; (got = ::read(ends[0], buffer, sizeof buffer)) > 0;) {
        message.append(buffer, static_cast<std::size_t>(got));
    }
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    return message;
}

void become_nobody() {
    if (::geteuid() == 0 && ::setuid(65'534) != 0) throw std::runtime_error("setuid");
}

void store_many(Journal& journal) {
    for (int id = 1; id <= 5'000; ++id) journal.store(punch(id, "2026-11-22 08:00:00"), pending, moment(1));
}

} // namespace

TEST_CASE("a full disk is called so") {
    const Folder folder;
    Journal{folder.file()};
    Database database = Database::open(folder.file(), journal_kind);
    database.execute("PRAGMA max_page_count = 1");
    const Error error =
        error_of([&] { database.execute("CREATE TABLE filler AS SELECT zeroblob(1000000)"); });
    CHECK(error.kind() == ErrorKind::state);
    CHECK_THAT(error.what(), Contains("the disk is full") && Contains(folder.file().string()));
    CHECK_THAT(error.hint(), Contains(folder.path().string()));
}

TEST_CASE("a disk that takes no more loses nothing that was committed, and nothing by halves") {
    const Folder folder;
    Journal{folder.file()}.store(punch(0, "2026-11-22 08:00:00"), pending, moment(1));
    const std::string message = in_child([&] {
        Journal journal(folder.file());
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{200'000, 200'000};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        Journal::Transaction page(journal);
        store_many(journal);
        page.commit();
    });
    CHECK_THAT(message, Contains("reading or writing it failed") && Contains(folder.file().string()));
    Journal journal(folder.file());
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 1);
    Journal::Transaction page(journal);
    store_many(journal);
    page.commit();
    CHECK(journal.count(at("2026-11-22"), at("2026-11-23")) == 5'001);
}

TEST_CASE("a process that is killed in a transaction leaves what was committed before") {
    const Folder folder;
    in_child([&] {
        Journal journal(folder.file());
        journal.store(punch(0, "2026-11-22 08:00:00"), pending, moment(1));
        const Journal::Transaction page(journal);
        store_many(journal);
        ::raise(SIGKILL);
    });
    CHECK(Journal{folder.file()}.count(at("2026-11-22"), at("2026-11-23")) == 1);
}

TEST_CASE("a read-only file says so") {
    const Folder folder;
    Journal{folder.file()};
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0777});
    std::filesystem::permissions(folder.file(), std::filesystem::perms{0444});
    CHECK_THAT(in_child([&] {
                   become_nobody();
                   Journal{folder.file()};
               }),
               Contains("it is read-only"));
}

TEST_CASE("a file that may not be read says so") {
    const Folder folder;
    Journal{folder.file()};
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    std::filesystem::permissions(folder.file(), std::filesystem::perms{});
    const std::string message = in_child([&] {
        become_nobody();
        Journal::open_existing(folder.file());
    });
    CHECK_THAT(message, Contains("it cannot be opened: Permission denied"));
}

TEST_CASE("one can look where nothing can be written") {
    const Folder folder;
    Journal{folder.file("a #1%.db")}.set_value("found", "yes");
    std::filesystem::permissions(folder.file("a #1%.db"), std::filesystem::perms{0444});
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0555});
    const std::string message = in_child([&] {
        become_nobody();
        throw std::runtime_error(
            Journal::open_existing(folder.file("a #1%.db")).value().value("found").value());
    });
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    CHECK(message == "yes");
}

TEST_CASE("a journal that another program keeps locked says so in the end", "[.slow]") {
    const Folder folder;
    Journal first(folder.file());
    const Journal::Transaction held(first);
    Journal second(folder.file());
    CHECK_THAT(error_of([&] { second.set_value("a", "b"); }).what(),
               Contains("another program keeps it locked"));
}

TEST_CASE("what a damaged file says reaches no terminal as it is") {
    const Folder folder;
    Journal{folder.file()};
    Database database = Database::open(folder.file(), journal_kind);
    database.execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'CREATE \x1b[31m' "
                     "WHERE name = 'punch'");
    const Error error = error_of([&] { Journal{folder.file()}; });
    CHECK(error.kind() == ErrorKind::state);
    CHECK_THAT(error.what(), Contains("is damaged"));
    CHECK_THAT(error.what(), !Contains("\x1b"));
}

TEST_CASE("a file that does not take what is right for it is the file's trouble") {
    const Folder folder;
    Journal{folder.file()};
    Database::open(folder.file(), journal_kind)
        .execute("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = "
                 "replace(sql, 'marks BETWEEN 0 AND 15', 'marks > 15')");
    Journal journal{folder.file()};
    const Error error = error_of([&] { journal.store(punch(1, "2026-11-22 08:00:00"), pending, moment(1)); });
    CHECK(error.kind() == ErrorKind::state);
    CHECK_THAT(error.hint(), Contains("keep the file"));
}

TEST_CASE("a version below the first is damage") {
    const Folder folder;
    Journal{folder.file()};
    Database::open(folder.file(), journal_kind).execute("PRAGMA user_version = -7");
    for (const Error& error : {error_of([&] { Journal{folder.file()}; }),
                               error_of([&] { Journal::open_existing(folder.file()); })})
        CHECK_THAT(error.what(), Contains("is damaged: it says that it is of version -7"));
}
