#pragma once

#include <string>
#include <string_view>

namespace zksync {

/// The longest `device_id` that the site takes, in characters (docs/reference/frappe-api.md, section 1).
inline constexpr int longest_device_label = 140;

/// A name as the site can hold it: without control characters and spaces around it, at most 140 characters,
/// never cut inside one.
std::string device_label(std::string_view name);

/// False for a name of which only replacement characters are left, or whose bytes are no UTF-8: a server that
/// stores it in another encoding (GBK, windows-1256) sends such. Question marks alone are the same, made by a
/// database.
bool is_legible(std::string_view name);

} // namespace zksync
