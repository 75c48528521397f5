#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace zksync::json {

/// The text was no JSON. what() says what was wrong and at which byte, without quoting the text.
class ParseError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

class Document;
struct Node;
struct Tree; // json/tree.hpp

/// A view of a value in a Document, which must outlive it. Nothing here aborts or throws: a missing key, a
/// wrong type and null all answer "nothing", because both ends are loose with types.
class Value {
public:
    Value() = default; ///< missing

    bool exists() const { return tree_ != nullptr; } ///< also true for null
    bool is_null() const;
    bool is_object() const;
    bool is_array() const;
    bool is_string() const;
    bool is_number() const;

    /// The member of that name; missing when this is no object or has none.
    Value operator[](std::string_view key) const;
    /// The item at that place; missing when this is no array or shorter.
    Value at(std::size_t index) const;
    /// Items of an array or members of an object; 0 for anything else.
    std::size_t size() const;
    /// The members' names, in their order.
    std::vector<std::string> keys() const;

    /// A string as it is.
    std::optional<std::string> string() const;
    /// A string as it is, a number or a boolean by its JSON spelling.
    std::optional<std::string> text() const;
    /// A string as it is, or a number by its spelling, for as long as the Document lives; "" of anything
    /// else.
    std::string_view spelling() const;
    /// An integer, or a string that spells one and nothing else (spaces around it allowed); a double without
    /// a fraction too.
    std::optional<std::int64_t> integer() const;
    std::optional<double> number() const; ///< also from a string that spells one
    /// true/false, 1/0, "1"/"0".
    std::optional<bool> boolean() const;
    /// The JSON text of the value.
    std::string dump() const;

private:
    friend class Document;
    Value(const Tree* tree, std::uint32_t node) : tree_(tree), node_(node) {}

    const Node& node() const;

    const Tree* tree_ = nullptr;
    std::uint32_t node_ = 0;
};

/// A parsed text. Owns everything that its values look at.
class Document {
public:
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    Value root() const;
    Value operator[](std::string_view key) const { return root()[key]; }

private:
    friend Document parse(std::string_view text);
    explicit Document(std::unique_ptr<const Tree> tree);

    std::unique_ptr<const Tree> tree_;
};

/// Parses a whole JSON text. Deep nesting does not overflow the stack; bytes that are not UTF-8 become
/// U+FFFD, so that one broken name does not cost a page. Throws ParseError, also for an empty text, for
/// rubbish behind the value, and for four million values or more, names included.
Document parse(std::string_view text);

} // namespace zksync::json
