#pragma once

#include "mapcheck/map_picture.hpp"

#include <optional>
#include <span>
#include <string>

namespace zksync {

/// Whose a code that nobody has could be: the only active employee without an ID, or with one that no device
/// uses, who has the same name or a nearly equal ID.
struct Suggestion {
    const Staff::Person* person = nullptr;
    std::string why; ///< "the same name", "differs only in leading zeros"
};
std::optional<Suggestion> suggest_owner(const MapPicture& picture, std::span<const DeviceCode> code);

/// The only code that nobody has and whose owner is called like this employee on a device.
std::optional<std::string> suggest_code(const MapPicture& picture, const Staff::Person& person);

} // namespace zksync
