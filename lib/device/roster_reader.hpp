#pragma once

#include "device/device_client.hpp"
#include "json/value.hpp"

#include <optional>

namespace zksync {

/// A row of terminals; nothing when it has no serial number.
std::optional<Terminal> read_terminal(json::Value row);

/// A row of employees; nothing when it has no code. Only the code and the name leave here: the row also
/// carries a device password and a card number (docs/reference/device-api.md, section 4).
std::optional<DeviceEmployee> read_employee(json::Value row);

} // namespace zksync
