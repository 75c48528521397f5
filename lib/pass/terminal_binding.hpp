#pragma once

#include "core/lone_identity.hpp"
#include "pass/binding.hpp"
#include "pass/pass.hpp"

#include <optional>

namespace zksync {

/// The terminal that stands alone whose punches a journal holds; nothing where it holds none, or knows it by
/// its address only.
std::optional<LoneIdentity> known_terminal(const Journal& journal);

/// Binds the journal to a terminal that stands alone, by what it says of itself; one that says nothing is
/// known by its address only. That it may be read was made sure of when it was connected to
/// (source/terminal_identity.hpp). One that tells now who it is keeps its punches, under that name; that it
/// replaced another is said. Throws what `bind_device` says.
void bind_terminal(const Pass& pass, const LoneIdentity& found, NewAddress meaning);

} // namespace zksync
