#pragma once

#include <string>
#include <string_view>

namespace zksync::json {

/// `text` with every byte that is not UTF-8 replaced by U+FFFD.
std::string repair_utf8(std::string_view text);

/// The same for a JSON text, where the escapes of half a surrogate pair become \ufffd too.
std::string repair_json(std::string_view text);

/// Whether `repair_json` would certainly change nothing. False also where characters beyond U+FFFF are
/// escaped, which is rare.
bool needs_no_repair(std::string_view json);

} // namespace zksync::json
