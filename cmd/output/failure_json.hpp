#pragma once

#include "core/error.hpp"
#include "json/writer.hpp"

#include <optional>
#include <string>

namespace zksync {

/// The object of an error in a document: message, hint and exit code.
void write_error(json::Writer& json, const Error& error, int exit_code);
/// The member `error`: that object, or null.
void write_error_or_null(json::Writer& json, const std::optional<Error>& error, int exit_code);
/// The document of a command that failed as a whole: `{"error":{…},"exit_code":78}`, one line for --json
/// (docs/design.md, section 6).
std::string failure_json(const Error& error, int exit_code);

} // namespace zksync
