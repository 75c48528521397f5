#include "journal/journal.hpp"

#include "core/error.hpp"
#include "journal/journal_impl.hpp"
#include "journal/journal_schema.hpp"
#include "journal/meta_table.hpp"

// Opening, transactions, small values.

namespace zksync {

Journal::Journal(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Journal::Journal(const std::filesystem::path& file, const UpgradeWatch& watch) : Journal(file, file, watch) {}
Journal::Journal(const std::filesystem::path& copy, const std::filesystem::path& original,
                 const UpgradeWatch& watch)
    : impl_(std::make_unique<Impl>(Database::open(copy, journal_kind, original, watch))) {}
Journal::~Journal() = default;
Journal::Journal(Journal&&) noexcept = default;

std::optional<Journal> Journal::open_existing(const std::filesystem::path& file) {
    auto database = Database::open_read_only(file, journal_kind);
    if (!database) return std::nullopt;
    return Journal{std::make_unique<Impl>(*std::move(database))};
}

Journal::Transaction::Transaction(Journal& journal) : journal_(&journal) {
    Database& database = journal.impl_->database;
    if (database.in_transaction()) throw Error(ErrorKind::bug, "a transaction of the journal inside another");
    atomic_ = std::make_unique<Atomic>(database);
}
Journal::Transaction::~Transaction() = default;

void Journal::Transaction::commit() {
    journal_->impl_->tally.write_down();
    atomic_->commit();
}

std::optional<std::string> Journal::value(std::string_view key) const {
    return read_value(impl_->database, key);
}

void Journal::set_value(std::string_view key, std::string_view value) {
    write_value(impl_->database, key, value);
}

void Journal::erase_value(std::string_view key) { zksync::erase_value(impl_->database, key); }

SaidMemory Journal::said() { return SaidMemory{impl_->database}; }

} // namespace zksync
