#include "given.hpp"
#include "json/careful_reader.hpp"
#include "json/quick_reader.hpp"
#include "json/repair.hpp"
#include "json/value.hpp"

using namespace zksync;

// Any text: what can be read is written again, and read again, the same.

namespace {

constexpr std::size_t most_values = 100'000;

/// What is in a tree, value by value: its containers are behind what they hold.
std::string written(const json::Tree& tree) {
    std::string text;
    for (const json::Node& node : tree.nodes) {
        text += std::to_string(static_cast<int>(node.kind));
        const bool is_text = node.kind == json::Kind::number || node.kind == json::Kind::string;
        text += is_text ? std::string(tree.text_of(node)) : std::to_string(node.count);
        text += '\n';
    }
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const std::string repaired = json::repair_utf8(text);
    fuzz::expect(json::repair_utf8(repaired) == repaired);
    if (const auto quick = json::read_plain(text, most_values))
        fuzz::expect(written(*quick) == written(json::read_carefully(text, most_values)));
    try {
        const json::Document document = json::parse(text);
        const json::Value root = document.root();
        static_cast<void>(root.integer());
        static_cast<void>(root.number());
        static_cast<void>(root.boolean());
        for (const std::string& key : root.keys()) static_cast<void>(root[key].text());
        const std::string once = root.dump();
        fuzz::expect(json::parse(once).root().dump() == once);
    } catch (const json::ParseError& error) {
        fuzz::expect_fit_to_say(error.what());
    }
    return 0;
}
