#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace zksync_sim::site {

/// Keys stay in the order in which they were put in, as in a Python dict.
using Json = nlohmann::ordered_json;

/// A value as Frappe's str() would show it; nothing for null and for an absent key.
std::optional<std::string> text_of(const Json& object, std::string_view key);
std::optional<std::string> as_text(const Json& value);

/// Frappe's cint() and flt(): 0 for whatever is no number.
long long whole_number(const Json& object, std::string_view key);
double real_number(const Json& object, std::string_view key);

/// json.dumps() with Python's default separators.
std::string python_dump(const Json& value);

/// An answer's body: compact, ASCII only; bytes that are no UTF-8 are replaced.
std::string compact_dump(const Json& value);

} // namespace zksync_sim::site
