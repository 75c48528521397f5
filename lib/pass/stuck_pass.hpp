#pragma once

#include "core/error.hpp"
#include "core/local_time.hpp"
#include "journal/site_file.hpp"
#include "pass/state_files.hpp"

#include <optional>
#include <string>

namespace zksync {

/// A pass that keeps all others of its device from their work, and does none.
struct StuckPass {
    long pid = 0;
    Moment since, stored; ///< when it took the lock, and when anything was last stored in the journal
};

/// Nobody who works stores nothing for so long: a long first read stores a page a second, and every wait for
/// an end has a limit (docs/rules.md, section 3, *A pass that is stuck*). Pure.
bool is_stuck(const StuckPass& pass, Moment now);

/// The pass of that device that is stuck, where there is one, as lock and journal show it; nothing where that
/// cannot be seen.
std::optional<StuckPass> stuck_pass(const StateFiles& files, const std::string& device, Moment now);

/// What is said of it to whoever asks what is where, with how to end it: "PID 7 has held the lock for 1 h 5
/// min, …".
std::string in_words(const StuckPass& pass, Moment now);
/// What is said of it by whoever finds it in its way, and what to do: `locked`.
Error error_of(const StuckPass& pass, Moment now);
/// Whether that is to be said now, by the memory of things said; another pass that is stuck is new.
bool is_to_be_said(SiteFile& site, const std::string& device, const StuckPass& pass, Moment now);

} // namespace zksync
