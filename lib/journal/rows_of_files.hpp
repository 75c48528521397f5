#pragma once

#include "core/judgement.hpp"
#include "core/punch.hpp"
#include "journal/words.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// The step of the journal's schema from which on it tells rows of files from those of the server: by their
/// ids, end_of_file_ids.
extern const std::string_view rows_of_files;

/// The row, known from files only, that stands for this punch of the server's: the same code, whole second
/// and terminal, or none (docs/rules.md, section 1, *Files*).
std::optional<std::int64_t> find_row_of_file(Database& database, Words& words, const Punch& punch);
/// That row is the server's from now on: its id, its times, its code and its terminal.
void give_server_identity(Database& database, Words& words, std::int64_t seq, const Punch& punch);

/// A new row, with the reported time where it is an odd one (numbers.hpp); returns its number. Nothing where
/// a row of that identity is there under its time.
std::optional<std::int64_t> insert_row(Database& database, Words& words, const Punch& punch,
                                       const std::optional<std::string>& odd, const Judgement& judgement);

/// Whether any row is known from files only: where none is, nobody looks for one. It may say so for longer
/// than is true, which costs a look.
class FileRows {
public:
    explicit FileRows(Database& database) : database_(&database) {}

    bool are_there();
    /// Before a file brings one.
    void note() { are_there_ = true; }

private:
    Database* database_;
    std::optional<bool> are_there_;
};

} // namespace zksync
