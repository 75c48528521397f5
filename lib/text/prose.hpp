#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// A line for people in lines of at most that width: broken at spaces, all of them indented as the line is. A
/// command at its end ("…: zksync status") is copied and typed, so it is never broken: where it does not fit,
/// it has a line of its own, however long. Nothing for a width, where the reader is no terminal: one line.
std::vector<std::string> prose_lines(std::string_view line, std::optional<std::size_t> width);

} // namespace zksync
