#pragma once

#include "files/line_reader.hpp"

#include <string>

namespace zksync {

/// The bytes of a file that somebody named, "-" for standard input, read as they come. Throws Error (state)
/// where it cannot be read, and Interrupted when a signal comes.
LineReader::Source bytes_of(const std::string& file);

} // namespace zksync
