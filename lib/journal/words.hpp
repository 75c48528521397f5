#pragma once

#include "sqlite/database.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace zksync {

/// The texts that come again and again in a journal (codes, terminals, employees, …), each kept once under a
/// number. Remembers what it has looked up, until a transaction is rolled back.
class Words {
public:
    explicit Words(Database& database) : database_(&database), watch_(database) {}

    /// Its number; a new one for a new text.
    std::int64_t number(std::string_view text);
    /// The same; nothing for a text that the journal does not know.
    std::optional<std::int64_t> find(std::string_view text);
    /// Throws Error (state) for a number that the journal does not know.
    const std::string& text(std::int64_t number);

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    void remember(std::int64_t number, std::string_view text);
    void forget_what_may_be_undone();

    Database* database_;
    std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> numbers_;
    std::unordered_map<std::int64_t, std::string> texts_;
    RollbackWatch watch_;
};

} // namespace zksync
