#pragma once

#include "config/config.hpp"
#include "frappe/frappe_client.hpp"
#include "mapcheck/code_table.hpp"
#include "mapcheck/staff.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace zksync {

/// What the punches of a device look like, whoever made them.
struct DevicePunches {
    const DeviceConfig* device = nullptr;
    std::map<std::optional<int>, std::int64_t> states;
    std::int64_t punches = 0, codes = 0;
    std::set<std::string> terminals;
    std::int64_t employees = 0; ///< in its list, where it was read
    bool has_read_list = false;
    std::string list_refused; ///< why the device did not give its employees; "" when it did
};

/// How many punches of a code in the look-back would become check-ins without a log type, and of how many.
struct Untyped {
    std::int64_t without_log_type = 0, of = 0;
};

/// Everything that was gathered for the question whether a go-live is safe.
struct MapPicture {
    const Config& config;
    Staff staff;
    CodeTable codes; ///< by biometric ID: as the site is asked for them
    std::set<std::pair<std::uint16_t, std::string>> codes_with_blanks; ///< by device, as they are spelled
    std::vector<DevicePunches> devices;
    std::vector<ShiftType> shifts;
    std::set<std::string> shifts_in_use; ///< some active employee works in them
    Day today = 0;
    std::map<std::string, Untyped, std::less<>> untyped{}; ///< by ID; only where there are any
    /// Of IDs that a device spells otherwise, or `codes` of a device aims at: the codes that are it.
    std::map<std::string, std::set<std::string>, std::less<>> spellings{};
    bool attends_by_itself = false; ///< somebody active has a Shift Type with automatic attendance
};

} // namespace zksync
