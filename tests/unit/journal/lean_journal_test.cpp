#include "journal_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace zksync;
using namespace zksync::test;

// Journals of the version before the lean ones: tests/fixtures/state/README.md.

namespace {

std::filesystem::path fat_file(const std::string& name) {
    return std::filesystem::path(ZKSYNC_FIXTURES) / "state/v4" / name;
}

std::filesystem::path lay_fat(const Folder& folder, const std::string& name) {
    const auto file = folder.file();
    std::filesystem::copy_file(fat_file(name + ".db"), file,
                               std::filesystem::copy_options::overwrite_existing);
    return file;
}

std::string number(std::int64_t value) { return std::to_string(value); }
std::string number(const std::optional<LocalTime>& time) { return time ? number(time->micros()) : ""; }
std::string number(const std::optional<Moment>& at) {
    return at ? number(at->time_since_epoch().count()) : "";
}
std::string number(const std::optional<double>& degrees) {
    return degrees ? fmt::format("{:.6f}", *degrees) : "";
}

/// As it left: nine fields.
std::string in_flight_text(const std::optional<InFlight>& sent) {
    if (!sent) return "\t\t\t\t\t\t\t\t";
    const Checkin& checkin = sent->checkin;
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", checkin.employee,
                       number(checkin.time.wall().micros()), to_text(checkin.log_type), checkin.device_id,
                       number(checkin.latitude), number(checkin.longitude),
                       number(sent->departure.at.time_since_epoch().count()),
                       sent->departure.since_boot.count(), sent->departure.boot_id);
}

/// As the .txt files have it.
std::string whole_line(const JournalRow& row) {
    const Punch& punch = row.punch;
    return fmt::format(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}", row.seq,
        punch.id, punch.code.value, punch.reported_time, number(punch.time),
        punch.state_code ? number(*punch.state_code) : "", punch.terminal, punch.terminal_alias,
        number(punch.uploaded), to_text(row.judgement.state), to_text(row.judgement.reason),
        row.judgement.detail, number(row.read_at.time_since_epoch().count()), row.released ? 1 : 0,
        row.time_given ? 1 : 0, in_flight_text(row.in_flight), row.checkin, number(row.settled_at),
        number(row.tried_at), number(row.gone_since), row.shift, row.too_late ? 1 : 0);
}

std::vector<std::string> whole_rows(const Journal& journal) {
    std::vector<std::string> lines;
    for (std::int64_t seq = 1; const auto row = journal.row(seq); ++seq) lines.push_back(whole_line(*row));
    return lines;
}

/// Brings the file up to date in a process that is killed at the page that would make any of its files longer
/// than that; was it killed?
bool killed_beyond(const std::filesystem::path& file, rlim_t bytes) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_DFL);
        const rlimit none{0, 0}, limit{bytes, bytes};
        ::setrlimit(RLIMIT_CORE, &none);
        ::setrlimit(RLIMIT_FSIZE, &limit);
        try {
            const Journal journal(file);
        } catch (...) {
            ::_exit(1);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    CHECK((WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) == 0)));
    return WIFSIGNALED(status);
}

} // namespace

TEST_CASE("a lean journal has everything that the fat one had") {
    const std::string name = GENERATE("lobby", "given", "gate");
    CAPTURE(name);
    const Folder folder;
    const auto file = lay_fat(folder, name);
    const auto expected = lines_of(fat_file(name + ".txt"));
    CHECK(whole_rows(*Journal::open_existing(file)) == expected);
    CHECK(whole_rows(Journal(file)) == expected);
    CHECK(whole_rows(*Journal::open_existing(file)) == expected);
}

TEST_CASE("corrections are kept when a journal becomes lean") {
    const Folder folder;
    Journal journal(lay_fat(folder, "lobby"));
    for (const std::int64_t delivered : {47, 48}) CHECK_FALSE(row(journal, delivered).correction.empty());
    for (const std::int64_t in_doubt : {76, 77}) {
        const Punch before = row(journal, in_doubt).punch;
        journal.set_judgement(in_doubt, pending, moment(1));
        CHECK_FALSE(row(journal, in_doubt).punch == before);
    }
}

TEST_CASE("every punch of a fat journal is known to the lean one") {
    const Folder folder;
    Journal journal(lay_fat(folder, "lobby"));
    for (std::int64_t seq = 1; const auto known = journal.row(seq); ++seq) {
        if (!known->correction.empty() || known->judgement.state == PunchState::in_doubt) continue;
        CHECK(journal.store(known->punch, known->judgement, moment(1)) == Stored::known);
    }
}

TEST_CASE("killed while it becomes lean, a journal is what it was, and becomes so the next time") {
    const auto expected = lines_of(fat_file("lobby.txt"));
    int kills = 0;
    constexpr rlim_t page = 4'096, shorter = 1'000;
    for (rlim_t bytes = page;; bytes += page - shorter) {
        const Folder folder;
        const auto file = lay_fat(folder, "lobby");
        const bool killed = killed_beyond(file, bytes);
        CAPTURE(bytes);
        CHECK(whole_rows(*Journal::open_existing(file)) == expected);
        CHECK(whole_rows(Journal(file)) == expected);
        if (!killed) break;
        ++kills;
    }
    CHECK(kills > 20);
}
