#pragma once

#include <string>
#include <string_view>

namespace zksync::frappe {

/// What a person reads of a piece of HTML, on one line: tags removed (a line break, a paragraph or a summary
/// becomes a space), entities decoded once, white space folded.
std::string plain_text(std::string_view html);

} // namespace zksync::frappe
