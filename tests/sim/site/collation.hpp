#pragma once

#include <string>
#include <string_view>

namespace zksync_sim::site {

/// A text as the database compares it: case, accents of Latin letters and trailing spaces do not count.
std::string folded(std::string_view text);

/// SQL's LIKE (`%`, `_`) over two folded texts.
bool is_like(std::string_view text, std::string_view pattern);

} // namespace zksync_sim::site
