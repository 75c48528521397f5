#include "sqlite/database.hpp"

#include "sqlite/query.hpp"
#include "sqlite/schema.hpp"
#include "sqlite/trouble.hpp"

#include <fcntl.h>
#include <fmt/core.h>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace zksync {
namespace {

constexpr int busy_milliseconds = 10'000;

/// Exclusively: closing a descriptor of a file that SQLite has open in this process would drop its locks.
void create_private_file(const std::filesystem::path& file, const FileKind& kind) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor >= 0) {
        ::close(descriptor);
    } else if (errno != EEXIST) {
        throw Error(ErrorKind::state, fmt::format("cannot create the {} {}: {}", kind.noun, file.string(),
                                                  std::generic_category().message(errno)));
    }
}

/// `file:` with what means something in a URI escaped.
std::string immutable_uri(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(file).string()) {
        if (c == '%' || c == '?' || c == '#') {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

/// Whether the disk takes that much besides.
bool has_room(const std::filesystem::path& folder, std::int64_t bytes) {
    std::error_code failed;
    const auto room = std::filesystem::space(folder, failed);
    return !failed && room.available > static_cast<std::uintmax_t>(bytes);
}

std::int64_t length_of(Database& database) {
    return first_number(database, "PRAGMA page_count") * first_number(database, "PRAGMA page_size");
}

/// SQLite counts what it allocates, under a lock, at every statement; nobody asks for it.
void count_no_memory() {
    [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

bool is_there(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored) || ignored;
}

} // namespace

void CloseDatabase::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

void FinalizeStatement::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

Database::Database(const std::filesystem::path& file, const FileKind& kind, Access access,
                   std::filesystem::path original)
    : file_(file), original_(std::move(original)), kind_(&kind) {
    const bool immutable = access == Access::immutable;
    const bool temporary = access == Access::temporary;
    const int flags =
        access == Access::read_write || temporary ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    const std::string name = temporary ? "" : immutable ? immutable_uri(file) : file.string();
    count_no_memory();
    sqlite3* handle = nullptr;
    // Without a lock around every call: a state file belongs to one thread.
    const int code = sqlite3_open_v2(
        name.c_str(), &handle,
        flags | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX | (immutable ? SQLITE_OPEN_URI : 0), nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) fail();
    sqlite3_busy_timeout(handle, busy_milliseconds);
    execute("PRAGMA foreign_keys = ON; PRAGMA cache_size = -4096; PRAGMA trusted_schema = OFF");
}

Database Database::open(const std::filesystem::path& file, const FileKind& kind,
                        const std::filesystem::path& original, const UpgradeWatch& watch) {
    create_private_file(file, kind);
    Database database(file, kind, Access::read_write, original);
    // Before anything is changed: the file may be somebody else's, or of a newer zksync.
    const SchemaAge age = check_schema(database, original, kind);
    if (sqlite3_db_readonly(database.handle_.get(), "main") == 1) {
        throw Error(ErrorKind::state,
                    fmt::format("cannot use the {} {}: it is read-only", kind.noun, file.string()),
                    "the user that runs zksync must be able to write it");
    }
    database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    const auto began = std::chrono::steady_clock::now();
    const bool is_older = age == SchemaAge::older;
    if (is_older && watch.begins) watch.begins(length_of(database));
    migrate(database, kind);
    database.give_back_free_pages();
    const auto taken = std::chrono::steady_clock::now() - began;
    if (is_older && watch.ended) watch.ended(std::chrono::duration_cast<std::chrono::milliseconds>(taken));
    return database;
}

void Database::give_back_free_pages() {
    constexpr std::int64_t few_pages = 64;
    const std::int64_t pages = first_number(*this, "PRAGMA page_count");
    const std::int64_t free = first_number(*this, "PRAGMA freelist_count");
    if (free < few_pages || free < pages / 2) return;
    // Once in its log and once in the file, with as much again for whoever else writes there.
    constexpr std::int64_t copies = 3;
    if (!has_room(file_.parent_path(), copies * (pages - free) * first_number(*this, "PRAGMA page_size")))
        return;
    try {
        execute("VACUUM");
    } catch (const Error&) {
        // The file is as good as before, and only longer than it need be; the next pass tries again.
    }
}

std::optional<Database> Database::look_at(const std::filesystem::path& file, const FileKind& kind,
                                          Access access) {
    Database database(file, kind, access);
    switch (check_schema(database, file, kind)) {
    case SchemaAge::empty:
        return std::nullopt;
    case SchemaAge::current:
        return database;
    case SchemaAge::older:
        break;
    }
    return database.brought_up_to_date();
}

Database Database::brought_up_to_date() const {
    Database copy(file_, *kind_, Access::temporary);
    sqlite3_backup* backup = sqlite3_backup_init(copy.handle_.get(), "main", handle_.get(), "main");
    if (backup == nullptr) copy.fail();
    sqlite3_backup_step(backup, -1);
    if (sqlite3_backup_finish(backup) != SQLITE_OK) copy.fail();
    migrate(copy, *kind_);
    copy.execute("PRAGMA query_only = ON");
    return copy;
}

std::optional<Database> Database::open_read_only(const std::filesystem::path& file, const FileKind& kind) {
    if (!is_there(file)) return std::nullopt;
    // A reader of a WAL file needs its index beside it, and has to make one if there is none. Where the
    // folder does not allow that, nobody can be writing either.
    const bool can_make_index = ::faccessat(AT_FDCWD, file.parent_path().c_str(), W_OK, AT_EACCESS) == 0;
    const bool has_index = is_there(file.string() + "-shm");
    return look_at(file, kind, can_make_index || has_index ? Access::read_only : Access::immutable);
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(handle_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(handle_.get()); }

std::int64_t Database::changed_rows() const { return sqlite3_changes64(handle_.get()); }

bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_.get()) == 0; }

void Database::fail() const { throw trouble(handle_.get(), {file_, original_}, *kind_); }

void Database::fail_as_damaged(std::string_view why) const { throw damaged(original_, *kind_, why); }

Database::Kept::value_type& Database::place_of(std::string_view sql) {
    if (const auto found = kept_.find(sql); found != kept_.end()) return *found;
    return *kept_.emplace(sql, StatementHandle{}).first;
}

StatementHandle Database::take_statement(Kept::value_type& place) {
    if (place.second) return std::move(place.second);
    const std::string& sql = place.first;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(handle_.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                           &statement, nullptr) != SQLITE_OK) {
        fail();
    }
    return StatementHandle{statement};
}

Atomic::Atomic(Database& database) : database_(database.in_transaction() ? nullptr : &database) {
    // Immediately: a transaction that begins by reading could not always go on to write.
    if (database_ != nullptr) database_->execute("BEGIN IMMEDIATE");
}

Atomic::~Atomic() {
    if (database_ == nullptr) return;
    ++database_->rollbacks_;
    // SQLite rolls back by itself after some errors, a full disk for one.
    if (!database_->in_transaction()) return;
    try {
        database_->execute("ROLLBACK");
    } catch (const Error&) {
        // What is not committed is not there the next time either.
    }
}

void Atomic::commit() {
    if (database_ == nullptr) return;
    database_->execute("COMMIT");
    database_ = nullptr;
}

} // namespace zksync
