#include "json/try_parse.hpp"

namespace zksync::json {

std::optional<Document> try_parse(std::string_view text) {
    try {
        return parse(text);
    } catch (const ParseError&) {
        return std::nullopt;
    }
}

} // namespace zksync::json
