#pragma once

#include "core/local_time.hpp"

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

class Database;

/// What tells one matter of a reader of [notify] from another, for as long as it lasts.
struct ToldKey {
    std::string reader; ///< "hr", "admin"
    std::string topic;  ///< "waiting", "device"
    std::string about;  ///< a device; "": all of them, or the site
    std::string key;    ///< "no-employee 0049"; "" where there is one of it only

    auto operator<=>(const ToldKey&) const = default;
};

/// What a reader was told of a matter, and may have to be told again.
struct Told {
    enum class Stands { lasts, over };

    ToldKey id;
    std::string title;              ///< as it was told last
    std::string stamp;              ///< which of its kind it was then
    std::int64_t amount = 0;        ///< and of how much
    Stands stands = Stands::lasts;  ///< what was said of it last
    Moment first, last;             ///< when it was told first since it came, and last
    std::vector<Moment> messages{}; ///< those of the last day that were sent because of it, oldest first
};

/// What the site's file remembers of messages that were handed over (docs/rules.md, section 8). What is due
/// is for `notify/plan.hpp`. Throws Error (state) like the file, and may not outlive it.
class ToldMemory {
public:
    explicit ToldMemory(Database& database) : database_(&database) {}

    /// Everything, in the order of its keys.
    std::vector<Told> all() const;
    /// In place of what was remembered under the same keys; and forgets. One transaction.
    void update(std::span<const Told> told, std::span<const ToldKey> forgotten = {});

private:
    Database* database_;
};

/// The step of the site's schema that adds it.
inline constexpr std::string_view told_table = R"sql(
CREATE TABLE told (
    reader   TEXT NOT NULL,
    topic    TEXT NOT NULL,
    about    TEXT NOT NULL,
    key      TEXT NOT NULL,
    title    TEXT NOT NULL,
    stamp    TEXT NOT NULL,
    amount   INTEGER NOT NULL,
    is_over  INTEGER NOT NULL CHECK (is_over IN (0, 1)),
    first_at INTEGER NOT NULL,
    last_at  INTEGER NOT NULL,
    messages TEXT NOT NULL, -- seconds since 1970, each behind a blank
    PRIMARY KEY (reader, topic, about, key)
) STRICT, WITHOUT ROWID;
)sql";

} // namespace zksync
