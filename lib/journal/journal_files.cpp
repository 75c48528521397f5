#include "journal/journal.hpp"
#include "journal/journal_impl.hpp"
#include "journal/journal_rows.hpp"
#include "journal/rows_of_files.hpp"

#include <fmt/core.h>

#include <limits>

// What files put into the journal, and how it becomes the server's.

namespace zksync {
namespace {

bool is_code(Words& words, std::int64_t number, const EmployeeCode& code) {
    return EmployeeCode{words.text(number)}.bare() == code.bare();
}

/// Whether a row of that second may be the punch, as far as terminals tell. A row without one was typed in by
/// hand, unless a file has it: that did not say.
bool may_be_of_terminal(Words& words, const Query& row, const Punch& punch) {
    const std::string& terminal = words.text(row.integer(2));
    const bool is_of_file = row.integer(3) < end_of_file_ids;
    return punch.terminal.empty() || terminal == punch.terminal || (terminal.empty() && is_of_file);
}

bool is_known_to_anybody(Database& database, Words& words, const Punch& punch) {
    const LocalTime second = punch.time.value().whole_second();
    Query row(
        database,
        "SELECT seq, code, terminal, id FROM punch INDEXED BY punch_by_time WHERE time >= ? AND time < ?",
        second, second + std::chrono::seconds{1});
    while (row.next()) {
        if (is_code(words, row.integer(1), punch.code) && may_be_of_terminal(words, row, punch)) return true;
    }
    return false;
}

} // namespace

bool FileRows::are_there() {
    if (!are_there_)
        are_there_ = first_number(*database_,
                                  fmt::format("SELECT EXISTS (SELECT 1 FROM punch INDEXED BY punch_from_file "
                                              "WHERE id < {})",
                                              end_of_file_ids)) != 0;
    return *are_there_;
}

std::optional<std::int64_t> find_row_of_file(Database& database, Words& words, const Punch& punch) {
    if (!punch.time) return std::nullopt;
    const LocalTime second = punch.time->whole_second();
    Query row(database,
              fmt::format("SELECT punch.seq, code, terminal, id FROM punch INDEXED BY punch_from_file "
                          "WHERE id < {} AND time >= ? AND time < ? ORDER BY terminal = 0",
                          end_of_file_ids),
              second, second + std::chrono::seconds{1});
    while (row.next()) {
        const std::string& terminal = words.text(row.integer(2));
        const bool is_same = terminal.empty() || terminal == punch.terminal;
        if (is_same && is_code(words, row.integer(1), punch.code)) return row.integer(0);
    }
    return std::nullopt;
}

void give_server_identity(Database& database, Words& words, std::int64_t seq, const Punch& punch) {
    run(database,
        "UPDATE punch SET id = ?, time = ?, reported = ?, code = ?, terminal = ?, alias = ?, uploaded = ? "
        "WHERE seq = ?",
        punch.id, punch.time, odd_text(punch.reported_time, punch.time), words.number(punch.code.value),
        words.number(punch.terminal), words.number(punch.terminal_alias), punch.uploaded, seq);
}

Stored Journal::store_from_file(const Punch& punch, const Judgement& judgement, Moment read_at) {
    Database& database = impl_->database;
    if (is_known_to_anybody(database, impl_->words, punch)) return Stored::known;
    const bool is_all = !database.in_transaction();
    Atomic change(database);
    Punch numbered = punch;
    // No two rows have one number: none of them has to be looked for.
    numbered.id =
        std::numeric_limits<std::int64_t>::min() + first_number(database, "SELECT max(seq) FROM punch") + 1;
    const auto odd = odd_text(numbered.reported_time, numbered.time);
    if (odd) impl_->odd_times.note();
    impl_->file_rows.note();
    const auto seq = insert_row(database, impl_->words, numbered, odd, judgement);
    if (!seq) database.fail_as_damaged("a number of its own is taken");
    impl_->readings.note(*seq, read_at);
    impl_->tally.add(numbered, impl_->words.number(punch.terminal), judgement);
    if (is_all) impl_->tally.write_down();
    change.commit();
    return Stored::fresh;
}

} // namespace zksync
