#pragma once

#include "journal/database.hpp"
#include "journal/journal.hpp"

namespace zksync {

struct Journal::Impl {
    Database database;
};

} // namespace zksync
