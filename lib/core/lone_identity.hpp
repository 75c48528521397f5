#pragma once

#include <optional>
#include <string>

namespace zksync {

/// Who a terminal that stands alone is, as far as it says so itself, or as far as a journal knows it
/// (docs/rules.md, section 3).
struct LoneIdentity {
    std::string serial_number;        ///< "" where it tells none
    std::optional<std::string> mac{}; ///< "" where it tells none; nothing where it was not asked for

    /// What its punches are known by: the serial number, else the MAC, else "".
    std::string name() const { return serial_number.empty() ? mac.value_or("") : serial_number; }
    bool operator==(const LoneIdentity&) const = default;
};

/// Whether what answers is the terminal that a journal knows. A serial number decides where both have one; a
/// MAC where it is all that one of them has. `known.serial_number` is the MAC in a journal that came to know
/// a terminal by that.
bool is_same_terminal(const LoneIdentity& found, const LoneIdentity& known);

} // namespace zksync
