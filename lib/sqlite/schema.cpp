#include "sqlite/schema.hpp"

#include "core/error.hpp"
#include "sqlite/query.hpp"
#include "sqlite/trouble.hpp"

#include <fmt/core.h>

#include <string>

namespace zksync {
namespace {

std::int64_t version_of(Database& database) { return first_number(database, "PRAGMA user_version"); }

/// What every kind of file begins with: its small values, see meta_table.hpp.
constexpr auto small_values = R"sql(
CREATE TABLE meta (
    key   TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

} // namespace

SchemaAge check_schema(Database& database, const std::filesystem::path& file, const FileKind& kind) {
    const bool empty = first_number(database, "SELECT count(*) FROM sqlite_schema") == 0;
    if (empty) return SchemaAge::empty;
    if (first_number(database, "PRAGMA application_id") != kind.application_id) {
        throw Error(ErrorKind::state, fmt::format("{} is no {} of zksync", file.string(), kind.noun),
                    "move the file somewhere else, or name another folder with --state-dir");
    }
    const std::int64_t version = version_of(database);
    const auto newest = std::ssize(kind.migrations);
    if (version < 0) throw damaged(file, kind, fmt::format("it says that it is of version {}", version));
    if (version > newest) {
        throw Error(ErrorKind::state,
                    fmt::format("the {} {} was written by a newer zksync (version {}, this one knows {})",
                                kind.noun, file.string(), version, newest),
                    "install that version again; the file stays as it is");
    }
    return version < newest ? SchemaAge::older : SchemaAge::current;
}

void migrate(Database& database, const FileKind& kind) {
    const auto newest = std::ssize(kind.migrations);
    while (version_of(database) < newest) {
        Atomic step(database);
        std::int64_t version = version_of(database);
        if (version >= newest) return; // another process was faster
        const bool is_new = version == 0;
        if (is_new) database.execute(small_values);
        // A new file waits for the disk once, an older one has each step for good.
        do {
            database.execute(std::string{kind.migrations[static_cast<std::size_t>(version++)]});
        } while (is_new && version < newest);
        database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                     kind.application_id, version));
        step.commit();
    }
}

} // namespace zksync
