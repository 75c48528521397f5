#pragma once

#include "sqlite/file_kind.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace zksync {

struct CloseDatabase {
    void operator()(sqlite3* handle) const;
};
struct FinalizeStatement {
    void operator()(sqlite3_stmt* statement) const;
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

/// An open state file, for the room of the journals. Whatever SQLite refuses is thrown as an Error (see
/// trouble.hpp).
class Database {
public:
    /// Opens or creates a file, 0600 whatever the umask; WAL, synchronous=FULL; brings its schema up to date.
    /// What is wrong with the content is said of `original`, which `file` may be a copy of.
    static Database open(const std::filesystem::path& file, const FileKind& kind,
                         const std::filesystem::path& original, const UpgradeWatch& watch = {});
    static Database open(const std::filesystem::path& file, const FileKind& kind) {
        return open(file, kind, file);
    }
    /// Only looks; nothing when there is no file, or one that was never finished.
    static std::optional<Database> open_read_only(const std::filesystem::path& file, const FileKind& kind);

    /// Runs statements without parameters or rows.
    void execute(const std::string& sql);
    /// How many rows the last change touched.
    std::int64_t changed_rows() const;
    /// The number of the row that was inserted last.
    std::int64_t last_row() const;
    bool in_transaction() const;
    /// How many transactions were rolled back so far: what was remembered of their rows is not so.
    std::int64_t rollbacks() const { return rollbacks_; }
    [[noreturn]] void fail() const;
    /// Ends with an Error: the content makes no sense.
    [[noreturn]] void fail_as_damaged(std::string_view why) const;

private:
    friend class Query;
    friend class Atomic;

    enum class Access { read_write, read_only, immutable, temporary };
    Database(const std::filesystem::path& file, const FileKind& kind, Access access,
             std::filesystem::path original);
    Database(const std::filesystem::path& file, const FileKind& kind, Access access)
        : Database(file, kind, access, file) {}
    /// What the next pass will make of an older file, in a temporary one that SQLite keeps in memory while it
    /// is small: looking changes no file.
    Database brought_up_to_date() const;
    /// Makes a file shorter of which half is not used any more: a migration leaves the old tables' pages.
    /// Left out where the disk has no room for it, and no failure where it fails.
    void give_back_free_pages();
    static std::optional<Database> look_at(const std::filesystem::path& file, const FileKind& kind,
                                           Access access);

    /// Statements that are kept prepared, by their text; null while one is in use.
    using Kept = std::map<std::string, StatementHandle, std::less<>>;
    /// The place of a statement.
    Kept::value_type& place_of(std::string_view sql);
    /// A prepared statement, the kept one where nobody uses it.
    StatementHandle take_statement(Kept::value_type& place);

    std::filesystem::path file_, original_;
    const FileKind* kind_;
    std::int64_t rollbacks_ = 0;
    std::unique_ptr<sqlite3, CloseDatabase> handle_;
    Kept kept_; // behind handle_: finalized before it is closed
};

/// Tells of rollbacks, once: what was remembered of their rows is not so.
class RollbackWatch {
public:
    explicit RollbackWatch(const Database& database) : database_(&database) {}
    /// Since it was asked last.
    bool has_rolled_back() { return std::exchange(seen_, database_->rollbacks()) != database_->rollbacks(); }

private:
    const Database* database_;
    std::int64_t seen_ = 0;
};

/// A transaction, unless the caller is in one already: then part of it. Rolls back unless committed.
class Atomic {
public:
    explicit Atomic(Database& database);
    ~Atomic();
    Atomic(const Atomic&) = delete;
    Atomic& operator=(const Atomic&) = delete;
    void commit();

private:
    Database* database_; ///< null: nothing to end
};

} // namespace zksync
