#include "journal/site_file.hpp"

#include "journal/meta_table.hpp"
#include "journal/site_records.hpp"
#include "sqlite/database.hpp"
#include "sqlite/query.hpp"

#include <fmt/core.h>

#include <array>

namespace zksync {
namespace {

constexpr std::string_view site_tables = R"sql(
CREATE TABLE record (
    name TEXT PRIMARY KEY NOT NULL CHECK (name IN ('under-way', 'blocked', 'rehearsal')),
    json TEXT NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

// What was said until then was remembered as words in `meta`.
constexpr std::string_view orphans_forgotten = "DELETE FROM meta WHERE key = 'orphans_said'";

constexpr std::array site_migrations{site_tables, said_table, orphans_forgotten, told_table};

const FileKind site_kind{
    "site's file",
    "then wait for the site's request limit, so that no write is still under way, and run again: what the "
    "site has is "
    "looked at first",
    0x7A6B5331, // "zkS1"
    site_migrations,
};

constexpr std::string_view wrong_checkins_key = "wrong_checkins";

void write_record(Database& database, std::string_view name, const std::string& json) {
    run(database, "INSERT OR REPLACE INTO record VALUES (?, ?)", name, json);
}

void erase_record(Database& database, std::string_view name) {
    run(database, "DELETE FROM record WHERE name = ?", name);
}

/// The record of that name, as `from_json` reads it. One that cannot be read is damage: to take a write under
/// way for none would double it.
template <class Record>
std::optional<Record> read_record(Database& database, std::string_view name,
                                  std::optional<Record> (*from_json)(std::string_view)) {
    Query query(database, "SELECT json FROM record WHERE name = ?", name);
    if (!query.next()) return std::nullopt;
    auto record = from_json(query.text(0));
    if (!record) database.fail_as_damaged(fmt::format("its record \"{}\" cannot be read", name));
    return record;
}

} // namespace

struct SiteFile::Impl {
    Database database;
};

SiteFile::SiteFile(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SiteFile::SiteFile(const std::filesystem::path& file)
    : impl_(std::make_unique<Impl>(Database::open(file, site_kind))) {}
SiteFile::SiteFile(const std::filesystem::path& copy, const std::filesystem::path& original)
    : impl_(std::make_unique<Impl>(Database::open(copy, site_kind, original))) {}
SiteFile::~SiteFile() = default;
SiteFile::SiteFile(SiteFile&&) noexcept = default;

std::optional<SiteFile> SiteFile::open_existing(const std::filesystem::path& file) {
    auto database = Database::open_read_only(file, site_kind);
    if (!database) return std::nullopt;
    return SiteFile{std::make_unique<Impl>(*std::move(database))};
}

std::optional<UnderWay> SiteFile::under_way() const {
    return read_record(impl_->database, "under-way", under_way_from);
}
void SiteFile::set_under_way(const UnderWay& write) {
    write_record(impl_->database, "under-way", to_json(write));
}
void SiteFile::clear_under_way() { erase_record(impl_->database, "under-way"); }

std::optional<Blocked> SiteFile::blocked() const {
    return read_record(impl_->database, "blocked", blocked_from);
}
void SiteFile::set_blocked(const Blocked& blocked) {
    write_record(impl_->database, "blocked", to_json(blocked));
}
void SiteFile::clear_blocked() { erase_record(impl_->database, "blocked"); }

std::vector<WrongCheckin> SiteFile::wrong_checkins() const {
    const auto text = value(wrong_checkins_key);
    if (!text) return {};
    auto wrong = wrong_checkins_from(*text);
    if (!wrong) impl_->database.fail_as_damaged("its list of wrong check-ins cannot be read");
    return *std::move(wrong);
}
void SiteFile::set_wrong_checkins(const std::vector<WrongCheckin>& wrong) {
    set_value(wrong_checkins_key, to_json(wrong));
}

std::optional<RehearsalMemo> SiteFile::rehearsal() const {
    return read_record(impl_->database, "rehearsal", rehearsal_from);
}
void SiteFile::set_rehearsal(const RehearsalMemo& memo) {
    write_record(impl_->database, "rehearsal", to_json(memo));
}

std::optional<std::string> SiteFile::value(std::string_view key) const {
    return read_value(impl_->database, key);
}
void SiteFile::set_value(std::string_view key, std::string_view value) {
    write_value(impl_->database, key, value);
}

SaidMemory SiteFile::said() { return SaidMemory{impl_->database}; }
ToldMemory SiteFile::told() { return ToldMemory{impl_->database}; }

} // namespace zksync
