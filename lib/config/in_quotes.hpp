#pragma once

#include "util/log.hpp"

#include <string>
#include <string_view>

namespace zksync::config_file {

/// A value of the file, in quotation marks and fit for a message. Not for secrets.
inline std::string in_quotes(std::string_view text) { return '"' + printable(text, 80) + '"'; }

} // namespace zksync::config_file
