#pragma once

#include "config/config.hpp"
#include "notify/letter.hpp"
#include "pass/journals.hpp"
#include "util/clock.hpp"
#include "util/log.hpp"

#include <string>
#include <vector>

namespace zksync::notify {

/// What telling needs to know.
struct Post {
    const Config& config;
    Journals& journals;
    const Clock& clock;
    std::string host; ///< this one's name
};

/// The program of a reader, with its arguments; empty: that one is told nothing.
const std::vector<std::string>& program_of(const NotifyConfig& config, Reader reader);

/// Hands a letter to a program, which gets 30 seconds; it and what it started are ended then. Returns why
/// that came to nothing, with its own words; "" when it ended well. Throws Interrupted.
std::string hand_over(const std::vector<std::string>& program, const Letter& letter);

/// Tells each reader of [notify] what is due, in one letter at the most (docs/rules.md, section 8). One
/// process at a time: another one that ends meanwhile waits, and finds it done. What could not be handed over
/// is a warning, by the memory of things said, and is tried again. Throws Error (state) when the memory
/// cannot be read or written: then nothing was sent, because it would be sent at every pass.
void tell_readers(const Post& post, const Log& log);

} // namespace zksync::notify
