#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace zksync::config_file {

/// Where something stands in the file; both count from 1.
struct Position {
    std::size_t line = 1, column = 1;
    auto operator<=>(const Position&) const = default;
};

/// A date, a time or both, written without quotation marks.
struct TomlTime {
    enum class Kind { local, with_offset, time_of_day };
    Kind kind = Kind::local;
    std::string text; ///< "2026-11-22" or "2026-11-22T08:00:00"; only for Kind::local
};

struct Entry;
struct Node;

/// A section, its entries in the order of the file.
struct Table {
    std::vector<Entry> entries;

    const Entry* find(std::string_view name) const; ///< nullptr: not there
};

using List = std::vector<Node>;

/// A value and where it begins.
struct Node {
    Position at;
    std::variant<std::string, std::int64_t, double, bool, TomlTime, List, Table> value;
};

/// A key and its value.
struct Entry {
    std::string name;
    Position at;
    Node node;
};

/// The text is not TOML.
struct SyntaxError {
    Position at;
    std::string text;
};

/// "text", "a whole number", …: what a value is, for messages.
std::string_view kind_of(const Node& node);

/// Parses TOML. Messages never quote a line that sets a secret.
std::variant<Table, SyntaxError> parse_toml(std::string_view text);

} // namespace zksync::config_file
