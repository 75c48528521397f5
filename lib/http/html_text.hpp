#pragma once

#include <string>
#include <string_view>

namespace zksync::http {

/// What a person reads of a piece of HTML, on one line: tags removed (a line break, a paragraph or a summary
/// becomes a space), entities decoded once, white space folded.
std::string plain_text(std::string_view html);

/// What a browser would show of a whole page, on one line: without its head, styles and scripts; its title
/// where nothing else is to be seen. A text that is no page is returned on one line.
std::string page_text(std::string_view page);

} // namespace zksync::http
