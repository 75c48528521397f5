#pragma once

#include "journal/journal.hpp"
#include "journal/odd_times.hpp"
#include "journal/readings.hpp"
#include "journal/rows_of_files.hpp"
#include "journal/tally.hpp"
#include "journal/words.hpp"
#include "sqlite/database.hpp"

#include <optional>

namespace zksync {

struct Journal::Impl {
    explicit Impl(Database opened)
        : database(std::move(opened)), words(database), tally(database), readings(database),
          odd_times(database), file_rows(database) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Database database;
    Words words;
    Tally tally;
    Readings readings;
    OddTimes odd_times;
    FileRows file_rows;
    bool last_was_new = false; ///< the row that was stored last: mostly the next one is like it
};

} // namespace zksync
