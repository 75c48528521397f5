#pragma once

#include "core/local_time.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

class Database;

/// Something that was said and may last.
struct Said {
    std::string key;  ///< the same while it lasts: "no-employee 0049"
    std::string text; ///< as it was said last; "" when an older zksync said it
    Moment first;     ///< when it was said first
    Moment last;      ///< when it was said last
};

/// What a state file remembers of things said, by topic; both kinds of file have it. What is new and what is
/// due again is for `pass/said.hpp`. Throws Error (state) like the file that it belongs to, and may not
/// outlive it.
class SaidMemory {
public:
    explicit SaidMemory(Database& database) : database_(&database) {}

    /// Everything of a topic, by key.
    std::vector<Said> of(std::string_view topic) const;
    std::optional<Said> find(std::string_view topic, std::string_view key) const;
    /// Takes what was said, in place of what was remembered under the same keys, and forgets what is over.
    /// One transaction, or part of the caller's.
    void update(std::string_view topic, std::span<const Said> said, std::span<const Said> over = {});

private:
    Database* database_;
};

/// The step of a schema that adds it.
inline constexpr std::string_view said_table = R"sql(
CREATE TABLE said (
    topic    TEXT NOT NULL,
    key      TEXT NOT NULL,
    text     TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    PRIMARY KEY (topic, key)
) STRICT, WITHOUT ROWID;
)sql";

} // namespace zksync
