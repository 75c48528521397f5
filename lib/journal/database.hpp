#pragma once

#include "journal/file_kind.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

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

/// An open state file, private to the room. Whatever SQLite refuses is thrown as an Error (see trouble.hpp).
class Database {
public:
    /// Opens or creates a file, 0600 whatever the umask; WAL, synchronous=FULL; brings its schema up to date.
    /// What is wrong with the content is said of `original`, which `file` may be a copy of.
    static Database open(const std::filesystem::path& file, const FileKind& kind,
                         const std::filesystem::path& original);
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
    [[noreturn]] void fail() const;
    /// Ends with an Error: the content makes no sense.
    [[noreturn]] void fail_as_damaged(std::string_view why) const;

private:
    friend class Query;

    enum class Access { read_write, read_only, immutable, in_memory };
    Database(const std::filesystem::path& file, const FileKind& kind, Access access,
             const std::filesystem::path& original);
    Database(const std::filesystem::path& file, const FileKind& kind, Access access)
        : Database(file, kind, access, file) {}
    /// What the next pass will make of an older file, in memory: looking changes no file.
    Database brought_up_to_date() const;
    static std::optional<Database> look_at(const std::filesystem::path& file, const FileKind& kind,
                                           Access access);

    /// A prepared statement, a kept one where there is one that nobody uses.
    StatementHandle take_statement(std::string_view sql);
    void keep_statement(std::string_view sql, StatementHandle statement);

    std::filesystem::path file_, original_;
    const FileKind* kind_;
    std::unique_ptr<sqlite3, CloseDatabase> handle_;
    std::map<std::string, StatementHandle, std::less<>>
        kept_; // behind handle_: finalized before it is closed
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
