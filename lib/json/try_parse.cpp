#include "json/try_parse.hpp"

namespace zksync::json {

std::optional<Document> try_parse(const std::optional<std::string>& text) {
    if (!text) return std::nullopt;
    try {
        return parse(*text);
    } catch (const ParseError&) {
        return std::nullopt;
    }
}

} // namespace zksync::json
