#pragma once

#include "pass/binding.hpp"
#include "pass/pass.hpp"

#include <optional>
#include <string>

namespace zksync {

/// Which terminals there are to compare where one stands alone; "" for one that does not say.
struct TerminalIdentities {
    std::string found;                     ///< what answers
    std::optional<std::string> configured; ///< `serial_number`
    std::optional<std::string> bound;      ///< whose punches the journal holds
};

/// Why nothing may be read of what answers, where that is so: the punches of two terminals would be taken for
/// those of one. A configured `serial_number` is the consent to a terminal that replaced another
/// (docs/rules.md, section 3). Kind: configuration.
std::optional<Error> wrong_terminal(const TerminalIdentities& identities, const DeviceConfig& device);

/// Binds the journal to the terminal that answers, or makes sure that it is; one that tells nothing of itself
/// is known by its address only. Throws what `wrong_terminal` and `bind_device` say.
void bind_terminal(const Pass& pass, const std::string& found, NewAddress meaning);

} // namespace zksync
