#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zksync::json {

enum class Kind : std::uint8_t { null, boolean_true, boolean_false, number, string, array, object };

/// One value. `first` and `count` are a range of Tree::texts (a string, the spelling of a number) or of
/// Tree::children (the items of an array; of an object its names and values in turn).
struct Node {
    Kind kind = Kind::null;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// A parsed text in three flat arrays: it is freed without recursion however deep it is nested, and numbers
/// keep the spelling that they came with. The root is the last node.
struct Tree {
    std::vector<Node> nodes;
    std::vector<std::uint32_t> children;
    std::string texts;

    std::string_view text_of(const Node& node) const {
        return std::string_view{texts}.substr(node.first, node.count);
    }
    const Node& child(const Node& parent, std::size_t at) const { return nodes[children[parent.first + at]]; }
};

} // namespace zksync::json
