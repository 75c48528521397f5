#pragma once

#include "core/local_time.hpp"
#include "sqlite/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// One run of a prepared statement: `for (Query q(db, "SELECT … ?", x); q.next();) q.text(0)`. Statements are
/// kept prepared, by their text. Wall-clock times are stored as microseconds, moments as seconds.
class Query {
public:
    template <class... Values>
    Query(Database& database, std::string_view sql, const Values&... values)
        : Query(database, sql, Prepared{}) {
        (bind(values), ...);
    }
    ~Query();
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;

    /// Steps to the next row; false behind the last one.
    bool next();
    /// Ends with an Error (state): what was read makes no sense.
    [[noreturn]] void fail_as_damaged(std::string_view why) const { database_->fail_as_damaged(why); }

    bool is_null(int column) const;
    std::int64_t integer(int column) const;
    double real(int column) const;
    std::string text(int column) const;
    LocalTime time(int column) const;
    Moment moment(int column) const;
    std::optional<LocalTime> maybe_time(int column) const;
    std::optional<Moment> maybe_moment(int column) const;
    std::optional<double> maybe_real(int column) const;
    std::optional<std::string> maybe_text(int column) const;
    std::optional<int> maybe_int(int column) const;

private:
    struct Prepared {};
    Query(Database& database, std::string_view sql, Prepared);

    void bind(std::int64_t value);
    void bind(int value) { bind(std::int64_t{value}); }
    void bind(double value);
    void bind(std::string_view value);
    void bind(const std::string& value) { bind(std::string_view{value}); }
    void bind(const char* value) { bind(std::string_view{value}); }
    void bind(std::nullopt_t);
    void bind(LocalTime value) { bind(value.micros()); }
    void bind(Moment value) { bind(std::int64_t{value.time_since_epoch().count()}); }
    template <class T>
    void bind(const std::optional<T>& value) {
        if (value) {
            bind(*value);
        } else {
            bind(std::nullopt);
        }
    }
    void check(int code) const;

    Database* database_;
    Database::Kept::value_type* place_;
    StatementHandle statement_;
    int bound_ = 0;
};

/// Runs a statement that gives no rows.
template <class... Values>
void run(Database& database, std::string_view sql, const Values&... values) {
    Query(database, sql, values...).next();
}

/// The first number that a statement gives; 0 where it gives none.
std::int64_t first_number(Database& database, std::string_view sql);

} // namespace zksync
