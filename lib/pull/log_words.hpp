#pragma once

#include "pass/pass.hpp"
#include "pass/said.hpp"
#include "pull/log_memory.hpp"

#include <string>
#include <string_view>

namespace zksync {

struct Greeting;

/// What there is to say of a terminal's log (docs/rules.md, section 2, *A terminal alone*).

/// Somebody cleared it: when that was, and how many rows it had held.
Matter words_of_clearing(const LogMemory& before, const Greeting& now);
/// It counts its rows wrong, and the sizes are believed.
Matter words_of_miscount(const std::string& address, std::int64_t rows);
/// Warns of a matter by the memory of things said.
void say_once(const Pass& pass, std::string_view topic, const Matter& matter);
/// Warns where the log is full, or soon is, by the same memory.
void tell_of_fullness(const Pass& pass, const terminal::Counts& counts);

} // namespace zksync
