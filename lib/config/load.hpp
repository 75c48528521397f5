#pragma once

#include "config/config.hpp"
#include "util/paths.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// One thing wrong with a configuration.
struct ConfigProblem {
    std::size_t line = 0, column = 0;
    std::string text; ///< what is wrong, and what was expected

    bool operator==(const ConfigProblem&) const = default;
};

/// A configuration and everything that is wrong with it; usable only when nothing is.
struct ConfigReading {
    Config config;
    std::vector<ConfigProblem> problems; ///< in the order of the file
};

/// Reads TOML text: every problem at once, unknown keys with the nearest known one. `file` is where the text
/// is from: relative paths in it start there. Secrets are located, not read.
ConfigReading read_config(std::string_view text, const std::filesystem::path& file,
                          const Environment& environment);

/// The same for a file. Throws Error (configuration) whose message has one line `file:line:column: …` a
/// problem; also when the file is missing, unreadable, a folder, or holds a secret and others can read it.
Config load_config(const std::filesystem::path& file, const Environment& environment);

} // namespace zksync
