#pragma once

#include "journal/journal.hpp"
#include "pass/pass.hpp"

#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// What the uploads of a terminal say of its clock, or nothing when it looks right. The *minimum* of upload
/// time − punch time over many uploads: a single late upload is no slow clock (docs/rules.md, section 1). A
/// whole number of hours suggests the time zone setting.
std::optional<std::string> clock_complaint(const UploadDelay& delay);

/// What is remembered of a terminal whose clock is off by that much: the key under which it was said before,
/// where it stayed within ten minutes of that; else a new one.
std::string clock_key(const std::vector<Said>& said, const UploadDelay& delay);

/// Warns of terminals whose clocks run ahead or behind, by name and amount; once, until that changes.
void warn_of_terminal_clocks(const Pass& pass);

} // namespace zksync
