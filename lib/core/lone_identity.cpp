#include "core/lone_identity.hpp"

namespace zksync {

bool is_same_terminal(const LoneIdentity& found, const LoneIdentity& known) {
    if (found.name() == known.name()) return true;
    const std::string mac = found.mac.value_or("");
    if (mac.empty()) return false;
    const bool was_known_by_mac = mac == known.name();
    return was_known_by_mac || (found.serial_number.empty() && found.mac == known.mac);
}

} // namespace zksync
