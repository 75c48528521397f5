#pragma once

#include "process/parcel.hpp"
#include "process/side_by_side.hpp"
#include "program.hpp"

#include <cstdint>
#include <string>

namespace zksync {

/// What one message of a pass's process is.
enum class Tale : std::uint8_t {
    said,     ///< on standard error
    answered, ///< a line of standard output
    news,     ///< for the desk of all devices
    monitors, ///< what was found of them
    outcome,
};

/// A message of that kind, to be filled.
Parcel tale(Tale what);

/// In the process of a pass, from now on: what is said, answered and news goes to the one that waits for it.
void speak_by(Program& program, const Tell& tell);
/// There, of that device: one of those three is said.
void say_what_was_told(Program& program, const std::string& device, Parcel message);

} // namespace zksync
