#include "given.hpp"
#include "journal/journal.hpp"
#include "journal/site_file.hpp"
#include "sqlite/snapshot.hpp"

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace zksync;

// A file in the place of a journal and of a site's file: a disk may hand back anything. Whatever is asked of
// it ends in an answer or in an Error.

namespace {

const Moment now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22};
const LocalTime from = *LocalTime::parse("2026-11-01"), to = *LocalTime::parse("2026-11-30");
constexpr std::array states{PunchState::pending,    PunchState::in_doubt, PunchState::sent,
                            PunchState::duplicate,  PunchState::waiting,  PunchState::ignored,
                            PunchState::quarantined};

/// In memory where there is some: a disk is too slow for this.
std::filesystem::path folder() {
    std::string made =
        std::filesystem::exists("/dev/shm") ? "/dev/shm/zksync-fuzz-XXXXXX" : "/tmp/zksync-fuzz-XXXXXX";
    fuzz::expect(mkdtemp(made.data()) != nullptr);
    return made;
}

/// Made at the first use and taken away at the end.
class Place {
public:
    ~Place() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    std::filesystem::path holding(std::string_view bytes) const {
        for (const char* besides : {"", "-wal", "-shm", "-journal"})
            std::filesystem::remove(folder_ / (std::string("lobby.db") + besides));
        std::ofstream(folder_ / "lobby.db", std::ios::binary) << bytes;
        return folder_ / "lobby.db";
    }

private:
    std::filesystem::path folder_ = folder();
};

/// A file that is damaged says so in words that name what is in it.
template <class Call>
void ask(const Call& call) {
    try {
        call();
    } catch (const Error& error) {
        fuzz::expect_kind(error, ErrorKind::state);
        fuzz::expect_fit_to_say(error.what());
    }
}

void look_at_rows(Journal& journal) {
    for (const PunchState state : states) {
        ask([&] { journal.rows(state, Reason::none, 50); });
        ask([&] { journal.rows(state, Reason::refused, 50); });
        ask([&] { journal.for_each(state, [](const JournalRow&) {}); });
        ask([&] { journal.codes(state, Reason::no_employee); });
        ask([&] { journal.codes_read_before(state, now); });
        ask([&] { static_cast<void>(journal.oldest(state, Moment::min())); });
    }
    ask([&] { journal.rows_between(from, to); });
    ask([&] { static_cast<void>(journal.row(1)); });
    ask([&] { journal.rows_of(EmployeeCode{"0042"}, from, to); });
    ask([&] { journal.rows_with_given_time(); });
    ask([&] { static_cast<void>(journal.row_sent("HR-EMP-00001", SiteTime{from})); });
    ask([&] { journal.rows_sent("HR-EMP-00001", SiteTime{from}, SiteTime{to}); });
    ask([&] { journal.sent_after(Moment{}, {}, 50); });
    ask([&] { journal.too_late(from, 50); });
}

void look_at_sums(Journal& journal) {
    ask([&] { static_cast<void>(journal.value("read_until")); });
    ask([&] { journal.said().of("waiting"); });
    ask([&] { journal.counts(); });
    ask([&] { journal.count(from, to); });
    ask([&] { journal.count_before(from, to); });
    ask([&] { journal.settled_cells(from, to); });
    ask([&] { journal.shifts_of_sent(Moment{}); });
    ask([&] { static_cast<void>(journal.oldest_sent(Moment{})); });
    ask([&] { journal.terminals(to); });
    ask([&] { static_cast<void>(journal.newest(to)); });
    ask([&] { journal.upload_delays(Moment{}); });
    ask([&] { static_cast<void>(journal.newest_upload(from, now)); });
    ask([&] { journal.too_late_count(from); });
    ask([&] { journal.state_codes(from); });
    ask([&] { journal.for_each_origin(from, [](const OriginCount&) {}); });
    ask([&] { journal.for_each_code([](const CodeCount&) {}); });
}

void write_to(Journal& journal) {
    Punch punch;
    punch.id = 7;
    punch.code = EmployeeCode{"0042"};
    punch.reported_time = "2026-11-22 08:00:00";
    punch.time = LocalTime::parse(punch.reported_time);
    ask([&] { journal.store(punch, {}, now); });
    ask([&] { journal.set_judgement(1, {}, now); });
    ask([&] { journal.set_value("read_until", "2026-11-22 08:00:00"); });
    ask([&] { journal.settle_cell({from, to, 3, 1}); });
    ask([&] { journal.forget_deliveries(); });
}

void look_at_site(const std::filesystem::path& file) {
    ask([&] {
        auto site = SiteFile::open_existing(file);
        if (!site) return;
        ask([&] { static_cast<void>(site->under_way()); });
        ask([&] { static_cast<void>(site->blocked()); });
        ask([&] { static_cast<void>(site->rehearsal()); });
        ask([&] { site->wrong_checkins(); });
        ask([&] { site->said().of("wrong"); });
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Place place;
    const auto file = place.holding(fuzz::text_of(data, size));
    look_at_site(file);
    ask([&] {
        auto journal = Journal::open_existing(file);
        if (!journal) return;
        look_at_rows(*journal);
        look_at_sums(*journal);
    });
    ask([&] { copy_database(file, file.string() + "-journal-copy"); });
    std::filesystem::remove(file.string() + "-journal-copy");
    ask([&] {
        Journal journal(file);
        write_to(journal);
        look_at_rows(journal);
    });
    return 0;
}
