#pragma once

#include "util/log.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace zksync::config_file {

/// A value of the file, in quotation marks and fit for a message. Not for secrets.
inline std::string in_quotes(std::string_view text) { return '"' + printable(text, 80) + '"'; }

/// A key as TOML has it: in quotation marks where it must be.
inline std::string as_key(std::string_view key) {
    const bool bare = !key.empty() && std::ranges::all_of(key, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
               c == '-';
    });
    return bare ? std::string(key) : in_quotes(key);
}

} // namespace zksync::config_file
