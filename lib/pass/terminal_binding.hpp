#pragma once

#include "pass/binding.hpp"
#include "pass/pass.hpp"

#include <string>

namespace zksync {

/// Binds the journal to a terminal that stands alone, by what it says of itself; one that says nothing is
/// known by its address only. That it may be read was made sure of when it was connected to
/// (source/terminal_identity.hpp). Throws what `bind_device` says.
void bind_terminal(const Pass& pass, const std::string& found, NewAddress meaning);

} // namespace zksync
