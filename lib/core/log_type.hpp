#pragma once

#include <optional>
#include <string_view>

namespace zksync {

/// The direction of a check-in. `none` is left out of what is sent: an empty one and an absent one differ on
/// older sites (docs/reference/frappe-api.md, section 1).
enum class LogType { none, in, out };

/// "IN", "OUT" or "".
constexpr std::string_view to_text(LogType type) {
    switch (type) {
    case LogType::in:
        return "IN";
    case LogType::out:
        return "OUT";
    case LogType::none:
        break;
    }
    return "";
}

/// The inverse of `to_text`, case ignored; "none" is accepted too. Nothing for anything else.
std::optional<LogType> log_type_from(std::string_view text);

} // namespace zksync
