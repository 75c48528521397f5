#include "sqlite/query.hpp"

#include <sqlite3.h>

namespace zksync {

Query::Query(Database& database, std::string_view sql, Prepared)
    : database_(&database), place_(&database.place_of(sql)), statement_(database.take_statement(*place_)) {}

Query::~Query() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
    place_->second = std::move(statement_);
}

bool Query::next() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) database_->fail();
    return false;
}

void Query::check(int code) const {
    if (code != SQLITE_OK) database_->fail();
}

void Query::bind(std::int64_t value) { check(sqlite3_bind_int64(statement_.get(), ++bound_, value)); }

void Query::bind(double value) { check(sqlite3_bind_double(statement_.get(), ++bound_, value)); }

void Query::bind(std::string_view value) {
    // An empty view may have no address, which SQLite would take for NULL.
    const char* text = value.empty() ? "" : value.data();
    check(sqlite3_bind_text64(statement_.get(), ++bound_, text, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
}

void Query::bind(std::nullopt_t) { check(sqlite3_bind_null(statement_.get(), ++bound_)); }

bool Query::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

std::int64_t Query::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

double Query::real(int column) const { return sqlite3_column_double(statement_.get(), column); }

std::string Query::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    if (bytes == nullptr) return {};
    return {static_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

LocalTime Query::time(int column) const { return LocalTime::from_micros(integer(column)); }

Moment Query::moment(int column) const { return Moment{std::chrono::seconds{integer(column)}}; }

std::optional<LocalTime> Query::maybe_time(int column) const {
    if (is_null(column)) return std::nullopt;
    return time(column);
}

std::optional<Moment> Query::maybe_moment(int column) const {
    if (is_null(column)) return std::nullopt;
    return moment(column);
}

std::optional<double> Query::maybe_real(int column) const {
    if (is_null(column)) return std::nullopt;
    return real(column);
}

std::optional<std::string> Query::maybe_text(int column) const {
    if (is_null(column)) return std::nullopt;
    return text(column);
}

std::optional<int> Query::maybe_int(int column) const {
    if (is_null(column)) return std::nullopt;
    return static_cast<int>(integer(column));
}

std::int64_t first_number(Database& database, std::string_view sql) {
    Query query(database, sql);
    return query.next() ? query.integer(0) : 0;
}

} // namespace zksync
