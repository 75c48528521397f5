#include "text/prose.hpp"

#include "text/text_table.hpp"
#include "text/text_width.hpp"

#include <algorithm>

namespace zksync {
namespace {

/// Where a command to be typed begins; the end where there is none.
std::size_t command_in(std::string_view text) {
    for (const std::string_view before : {": zksync ", "; zksync "}) {
        if (const std::size_t at = text.rfind(before); at != std::string_view::npos) return at + 2;
    }
    return text.size();
}

} // namespace

std::vector<std::string> prose_lines(std::string_view line, std::optional<std::size_t> width) {
    if (!width || display_width(line) <= *width) return {std::string(line)};
    const std::string indent(std::min(line.find_first_not_of(' '), line.size()), ' ');
    const std::size_t room = *width > indent.size() ? *width - indent.size() : 1;
    const std::string_view text = line.substr(indent.size());
    const std::size_t command = command_in(text);
    const std::string_view typed = text.substr(command);
    std::vector<std::string> lines = wrapped(text.substr(0, command - (typed.empty() ? 0 : 1)), room);
    if (!typed.empty()) {
        if (display_width(lines.back()) + 1 + display_width(typed) <= room) {
            lines.back().append(" ").append(typed);
        } else {
            lines.emplace_back(typed);
        }
    }
    for (std::string& one : lines) one.insert(0, indent);
    return lines;
}

} // namespace zksync
