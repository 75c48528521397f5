#pragma once

#include "config/toml_tree.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace zksync::config_file {

/// What people get wrong in a line that is no TOML, with the column: a quotation mark that is missing or a
/// word processor's, text without any, no value, no bracket. Nothing where it is something else. Quotes no
/// value.
std::optional<SyntaxError> explain_line(std::string_view line, std::size_t number);

} // namespace zksync::config_file
