#pragma once

#include "config/secret_source.hpp"
#include "config/section.hpp"

#include <string>

namespace zksync::config_file {

/// What the ways to one secret are called.
struct SecretNames {
    std::string key;        ///< and key_file, key_command
    std::string variable;   ///< in the environment
    std::string credential; ///< a file below $CREDENTIALS_DIRECTORY
    enum class Literal { text, text_or_number } literal = Literal::text;
};

/// Finds the one source of a secret without reading it. Two sources are a mistake; none is not one yet.
SecretSource locate_secret(Section& section, const SecretNames& names);

} // namespace zksync::config_file
