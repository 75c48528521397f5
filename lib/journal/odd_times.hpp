#pragma once

#include "sqlite/query.hpp"

#include <optional>

namespace zksync {

/// Whether any row has a reported time that is not what its time prints. Where none has, a punch is known by
/// its time alone. It may say so for longer than is true, which costs a look.
class OddTimes {
public:
    explicit OddTimes(Database& database) : database_(&database) {}

    bool are_there() {
        if (!are_there_)
            are_there_ =
                first_number(*database_, "SELECT EXISTS (SELECT 1 FROM punch INDEXED BY punch_reported "
                                         "WHERE reported IS NOT NULL)") != 0;
        return *are_there_;
    }
    /// Before a row gets one.
    void note() { are_there_ = true; }

private:
    Database* database_;
    std::optional<bool> are_there_;
};

} // namespace zksync
