#pragma once

#include <string>
#include <string_view>

namespace zksync {

/// A whole answer of several lines with '?' for whatever acts on a terminal or turns a line, and for what is
/// no UTF-8; its line breaks and tabs are ours. `printable` is for each text of somebody else's in it: this
/// is for the one that was forgotten.
std::string harmless(std::string_view answer);

} // namespace zksync
