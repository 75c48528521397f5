#pragma once

#include "config/config.hpp"
#include "core/error.hpp"

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

} // namespace zksync
