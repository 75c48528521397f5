#pragma once

#include "pass/pass.hpp"

#include <string>

namespace zksync {

/// `push --release`: somebody vouches for a quarantined punch, for good. `0042@2026-11-22 08:00:00` sends it
/// at its own time; where that cannot be read, `0042@AS REPORTED=2026-11-22 08:00:00` gives it one, which
/// stays when the row is read again. Throws Error (usage) when no quarantined punch is called so.
void release(const Pass& pass, const std::string& argument);

/// What `--release` wants for that row. Where its time cannot be read, one is proposed: what the text looks
/// like, else when the punch arrived at the server, else when it was read (`read_at`, device time).
std::string release_argument(const JournalRow& row, LocalTime read_at);

} // namespace zksync
