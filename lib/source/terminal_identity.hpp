#pragma once

#include "config/config.hpp"
#include "core/error.hpp"
#include "core/lone_identity.hpp"
#include "terminal/terminal_client.hpp"

#include <optional>
#include <string>

namespace zksync {

/// Which terminals there are to compare where one stands alone.
struct TerminalIdentities {
    LoneIdentity found;                    ///< what answers
    std::optional<std::string> configured; ///< `serial_number`
    std::optional<LoneIdentity> bound;     ///< whose punches the journal holds
};

/// Whether the serial number alone does not tell who answers, or the journal does not know its MAC yet: a
/// later pass may get no more than that.
bool is_mac_needed(const TerminalIdentities& identities);

/// What the punches of the terminal that answers are known by: as the journal does where that is the same one
/// and it tells its serial number no longer.
std::string name_of_terminal(const TerminalIdentities& identities);

/// Why nothing may be read of what answers, where that is so: the punches of two terminals would be taken for
/// those of one. A configured `serial_number` is the consent to a terminal that replaced another
/// (docs/rules.md, section 3). Kind: configuration.
std::optional<Error> wrong_terminal(const TerminalIdentities& identities, const DeviceConfig& device);

/// The serial number of the terminal, and its MAC where that is needed.
LoneIdentity ask_who_it_is(terminal::TerminalClient& client, const std::optional<std::string>& configured,
                           const std::optional<LoneIdentity>& bound);

} // namespace zksync
