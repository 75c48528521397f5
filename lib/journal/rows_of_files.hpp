#pragma once

#include "core/judgement.hpp"
#include "core/punch.hpp"
#include "journal/words.hpp"

#include <cstdint>
#include <optional>
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

/// A new row; returns its number.
std::int64_t insert_row(Database& database, Words& words, const Punch& punch, const Judgement& judgement);

} // namespace zksync
