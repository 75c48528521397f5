#pragma once

#include "json/value.hpp"

#include <optional>
#include <string>

namespace zksync::json {

/// `parse` for a text that may be absent as well: one that is no JSON counts as absent. For what this program
/// remembers and can do without (docs/design.md, section 5).
std::optional<Document> try_parse(const std::optional<std::string>& text);

} // namespace zksync::json
