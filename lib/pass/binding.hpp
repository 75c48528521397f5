#pragma once

#include "pass/pass.hpp"

namespace zksync {

/// What a changed URL means: the administrator says it, nobody else can know.
enum class NewAddress {
    unexpected, ///< another URL than the journal's stops the pass
    same,       ///< the same device or site under another address
    another,    ///< another site: what was delivered elsewhere is pending again
};

/// Binds the journal to the device's URL, or makes sure that it is. Throws Error (configuration) with the
/// ways on.
void bind_device(const Pass& pass, NewAddress meaning);
/// The same for the site's URL (docs/rules.md, section 3).
void bind_site(const Pass& pass, NewAddress meaning);

} // namespace zksync
