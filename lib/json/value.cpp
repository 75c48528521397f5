#include "json/value.hpp"

#include "json/tree.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

namespace zksync::json {

namespace {

/// Up to here every whole number is a double of its own.
constexpr double exact_doubles = 9007199254740992.0;

const Node null_node{};

/// The whole of `text` as a number; nothing when it is something else, or too large.
template <class Number>
std::optional<Number> spelled(std::string_view text) {
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

using Output = rapidjson::Writer<rapidjson::StringBuffer>;

void write_text(std::string_view text, Output& output) {
    output.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

/// Writes a node up to its first child.
void write_beginning(const Tree& tree, const Node& node, Output& output) {
    const std::string_view text =
        node.kind == Kind::string || node.kind == Kind::number ? tree.text_of(node) : std::string_view{};
    switch (node.kind) {
    case Kind::null:
        output.Null();
        break;
    case Kind::boolean_true:
        output.Bool(true);
        break;
    case Kind::boolean_false:
        output.Bool(false);
        break;
    case Kind::number:
        output.RawValue(text.data(), text.size(), rapidjson::kNumberType);
        break;
    case Kind::string:
        write_text(text, output);
        break;
    case Kind::array:
        output.StartArray();
        break;
    case Kind::object:
        output.StartObject();
        break;
    }
}

void write_end(const Node& node, Output& output) {
    if (node.kind == Kind::array) output.EndArray();
    if (node.kind == Kind::object) output.EndObject();
}

bool is_container(const Node& node) { return node.kind == Kind::array || node.kind == Kind::object; }

} // namespace

Document::Document(std::unique_ptr<const Tree> tree) : tree_(std::move(tree)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

Value Document::root() const { return {tree_.get(), static_cast<std::uint32_t>(tree_->nodes.size() - 1)}; }

const Node& Value::node() const { return exists() ? tree_->nodes[node_] : null_node; }

bool Value::is_null() const { return exists() && node().kind == Kind::null; }
bool Value::is_object() const { return node().kind == Kind::object; }
bool Value::is_array() const { return node().kind == Kind::array; }
bool Value::is_string() const { return node().kind == Kind::string; }
bool Value::is_number() const { return node().kind == Kind::number; }

Value Value::operator[](std::string_view key) const {
    if (!is_object()) return {};
    const Node& object = node();
    const std::uint32_t* const members = tree_->children.data() + object.first;
    for (std::uint32_t at = 0; at < object.count; at += 2) {
        const Node& name = tree_->nodes[members[at]];
        if (name.count == key.size() && tree_->text_of(name) == key) return {tree_, members[at + 1]};
    }
    return {};
}

Value Value::at(std::size_t index) const {
    if (!is_array() || index >= node().count) return {};
    return {tree_, tree_->children[node().first + index]};
}

std::size_t Value::size() const {
    if (is_array()) return node().count;
    return is_object() ? node().count / 2 : 0;
}

std::vector<std::string> Value::keys() const {
    std::vector<std::string> names;
    if (!is_object()) return names;
    for (std::size_t at = 0; at < node().count; at += 2) {
        names.emplace_back(tree_->text_of(tree_->child(node(), at)));
    }
    return names;
}

std::optional<std::string> Value::string() const {
    if (!is_string()) return std::nullopt;
    return std::string{tree_->text_of(node())};
}

std::optional<std::string> Value::text() const {
    switch (node().kind) {
    case Kind::string:
    case Kind::number:
        return std::string{tree_->text_of(node())};
    case Kind::boolean_true:
        return "true";
    case Kind::boolean_false:
        return "false";
    default:
        return std::nullopt;
    }
}

std::string_view Value::spelling() const {
    return is_string() || is_number() ? tree_->text_of(node()) : std::string_view{};
}

std::optional<std::int64_t> Value::integer() const {
    if (is_string()) return spelled<std::int64_t>(trimmed(tree_->text_of(node())));
    if (!is_number()) return std::nullopt;
    if (const auto whole = spelled<std::int64_t>(tree_->text_of(node()))) return whole;
    const auto real = spelled<double>(tree_->text_of(node()));
    if (!real || std::trunc(*real) != *real || std::abs(*real) > exact_doubles) return std::nullopt;
    return static_cast<std::int64_t>(*real);
}

std::optional<double> Value::number() const {
    if (!is_string() && !is_number()) return std::nullopt;
    const auto real = spelled<double>(trimmed(tree_->text_of(node())));
    // from_chars also reads "inf" and "nan", which no JSON number is.
    if (!real || !std::isfinite(*real)) return std::nullopt;
    return real;
}

std::optional<bool> Value::boolean() const {
    const auto spelling = text();
    if (spelling == "1" || (spelling == "true" && !is_string())) return true;
    if (spelling == "0" || (spelling == "false" && !is_string())) return false;
    return std::nullopt;
}

std::string Value::dump() const {
    if (!exists()) return "";
    struct Open {
        const Node* container;
        std::size_t next;
    };
    rapidjson::StringBuffer buffer;
    Output output{buffer};
    std::vector<Open> open;
    const auto write = [&](const Node& node) {
        write_beginning(*tree_, node, output);
        if (is_container(node)) open.push_back({&node, 0});
    };
    write(node());
    // A stack of our own: the text may be nested deeper than the program's can hold.
    while (!open.empty()) {
        Open& innermost = open.back();
        if (innermost.next < innermost.container->count) {
            write(tree_->child(*innermost.container, innermost.next++));
        } else {
            write_end(*innermost.container, output);
            open.pop_back();
        }
    }
    return {buffer.GetString(), buffer.GetSize()};
}

} // namespace zksync::json
