#include "pull/whole_read.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "pass/lone_clock.hpp"
#include "pass/marks.hpp"
#include "pass/rejudge.hpp"
#include "pass/said.hpp"
#include "pass/terminal_binding.hpp"
#include "pull/log_words.hpp"
#include "source/terminal_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace zksync {
namespace {

std::optional<std::int64_t> maybe_count(std::optional<std::uint32_t> count) {
    return count ? std::optional<std::int64_t>{*count} : std::nullopt;
}

} // namespace

WholeRead::WholeRead(const Pass& pass, TerminalSource& terminal, PullReport& report)
    : pass_(pass), terminal_(terminal), report_(report), nameless_(pass),
      mark_(marks::local_time(pass.journal, marks::read_until).value_or(pass.device.since)) {}

WholeRead::~WholeRead() { terminal_.close(); }

void WholeRead::start(NewAddress meaning) {
    const Greeting& greeting = terminal_.greet();
    bind_terminal(pass_, greeting.who, meaning);
    rejudge(pass_);
    const LoneClock clock{greeting.time, pass_.mapper.device_now(greeting.at)};
    note_lone_clock(pass_, clock);
    const auto ahead = clock.ahead();
    report_.clock_was_checked = ahead && std::chrono::abs(*ahead) <= std::chrono::days{1};
}

void WholeRead::run(NewAddress meaning) {
    start(meaning);
    read_if_needed();
    if (report_.clock_was_checked) rejudge_ahead(pass_);
}

void WholeRead::read_if_needed() {
    const Greeting& greeting = terminal_.greet();
    auto memory = log_memory(pass_.journal);
    tell_of_log(memory);
    const LogOffer offer{greeting.counts, greeting.time, pass_.device.since, knows_all_people()};
    if (!memory || !is_as_remembered(*memory, offer)) return read_and_conclude(offer, memory);
    pass_.log.info("nothing has come since its log was read: it holds as many rows");
    terminal_.close();
    memory->time = offer.time;
    close_complete(*memory);
}

void WholeRead::read_and_conclude(const LogOffer& offer, const std::optional<LogMemory>& before) {
    const LogVerdict verdict = read({});
    if (verdict.missing && verdict.miscount)
        pass_.journal.set_value(marks::terminal_miscount, std::to_string(*verdict.miscount));
    insist_on_all(verdict);
    if (verdict.miscount) say_once(pass_, "wrong count", words_of_miscount(terminal_.address(), came_));
    close_complete(memory_of(came_, offer, verdict, before));
}

void WholeRead::read_again(LocalTime from, LocalTime to) {
    start(NewAddress::unexpected);
    insist_on_all(read({from, to}));
    if (report_.clock_was_checked) rejudge_ahead(pass_);
}

void WholeRead::read_everything() {
    start(NewAddress::unexpected);
    insist_on_all(read({}));
}

void WholeRead::insist_on_all(const LogVerdict& verdict) const {
    if (!verdict.missing) return;
    throw Error(ErrorKind::protocol,
                fmt::format("cannot read the log of the terminal at {} completely: {}; what came is kept",
                            terminal_.address(), *verdict.missing),
                "the next pass reads it again; if this stays: zksync auth, and a look at the terminal");
}

LogVerdict WholeRead::read(const Stretch& stretch) {
    PageStore pages(pass_, report_, mark_);
    const Greeting& greeting = terminal_.greet();
    const auto expected = maybe_count(greeting.counts.records);
    terminal::LogRead read;
    try {
        read = terminal_.read_log([&](std::span<const Punch> page) {
            store(pages, page, stretch);
            came_ += static_cast<std::int64_t>(page.size());
            pass_.show("reading", came_, expected);
        });
        pages.commit();
    } catch (...) {
        pages.commit_what_came();
        note_kind_of_rows();
        throw;
    }
    note_kind_of_rows();
    auto verdict = verdict_of(read, greeting.counts, terminal_.counts(), known_miscount(pass_.journal));
    terminal_.close();
    return verdict;
}

void WholeRead::store(PageStore& pages, std::span<const Punch> page, const Stretch& stretch) {
    std::vector<Punch> wanted;
    for (const Punch& punch : page) {
        const bool is_outside =
            stretch.from && (!punch.time || *punch.time < *stretch.from || *punch.time > *stretch.to);
        if (!is_outside) wanted.push_back(punch);
    }
    keep_first_codes(wanted);
    pages.store(wanted, nullptr);
    report_.read = came_ + static_cast<std::int64_t>(page.size());
}

void WholeRead::keep_first_codes(std::vector<Punch>& punches) {
    for (Punch& punch : punches) {
        if (punch.id > 0) punch.code = nameless_.code_of(punch); // else its row has the code itself
    }
}

/// So that the list of users is read first next time, however this read ended.
void WholeRead::note_kind_of_rows() noexcept {
    try {
        using RowsHave = TerminalSource::RowsHave;
        const bool was_known = pass_.journal.value(marks::terminal_numbers).has_value();
        if (terminal_.rows_have() == RowsHave::numbers && !was_known)
            pass_.journal.set_value(marks::terminal_numbers, "yes");
        if (terminal_.rows_have() == RowsHave::codes && was_known)
            pass_.journal.erase_value(marks::terminal_numbers);
    } catch (const Error&) {
        // Then the log is read twice once more.
    }
}

/// The marks move here and nowhere else.
void WholeRead::close_complete(const LogMemory& memory) {
    const Greeting& greeting = terminal_.greet();
    const LocalTime here = pass_.mapper.device_now(greeting.at).whole_second();
    const bool is_usable = greeting.time && report_.clock_was_checked;
    const LocalTime until = is_usable ? *greeting.time : here;
    Journal::Transaction transaction(pass_.journal);
    marks::set_local_time(pass_.journal, marks::read_until, std::max(until, pass_.device.since));
    marks::set_local_time(pass_.journal, marks::read_from, pass_.device.since);
    marks::set_moment(pass_.journal, marks::last_complete_read, greeting.at);
    marks::set_moment(pass_.journal, marks::last_complete_pull, greeting.at);
    pass_.journal.erase_value(marks::terminal_miscount);
    remember_log(pass_.journal, memory);
    transaction.commit();
}

void WholeRead::tell_of_log(const std::optional<LogMemory>& before) const {
    const Greeting& greeting = terminal_.greet();
    if (before && was_cleared(*before, greeting.counts))
        say_once(pass_, "cleared log", words_of_clearing(*before, greeting));
    tell_of_fullness(pass_, greeting.counts);
}

bool WholeRead::knows_all_people() const {
    return pass_.journal.rows(PunchState::waiting, Reason::no_code, 1).empty();
}

} // namespace zksync
