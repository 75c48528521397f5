#pragma once

#include "core/error.hpp"

namespace CLI {
class App;
class ParseError;
} // namespace CLI

namespace zksync {

/// Lets no flag have a value, so that `--json=no` is told from `--json`.
void refuse_values_of_flags(CLI::App& app);

/// Whether the first that nobody asked for is an option: then it is not the command that is wrong.
bool is_unknown_option(const CLI::ParseError& error, const CLI::App& app);

/// What the library found wrong with a command line, in our words and with what to type next (docs/design.md,
/// section 6). `app` is as parsing left it.
Error usage_words(const CLI::ParseError& error, const CLI::App& app);

} // namespace zksync
