#pragma once

#include "core/local_time.hpp"
#include "sqlite/database.hpp"

#include <cstdint>
#include <optional>

namespace zksync {

/// When rows were read first: a row belongs to the last reading that began with it or before it, so that one
/// entry does for all rows of a page. Remembers the last one, until a transaction is rolled back.
class Readings {
public:
    explicit Readings(Database& database) : database_(&database), watch_(database) {}

    /// A new row, behind all others.
    void note(std::int64_t seq, Moment read_at);

private:
    Database* database_;
    std::optional<Moment> last_;
    RollbackWatch watch_;
};

} // namespace zksync
