#include "given.hpp"
#include "json/repair.hpp"
#include "json/value.hpp"

using namespace zksync;

// Any text: what can be read is written again, and read again, the same.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto text = fuzz::text_of(data, size);
    const std::string repaired = json::repair_utf8(text);
    fuzz::expect(json::repair_utf8(repaired) == repaired);
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
