#pragma once

#include "core/judgement.hpp"
#include "core/punch.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zksync::report {

/// The waiting punches of one code of one device.
struct WaitingCode {
    std::string device;
    EmployeeCode code, id; ///< as the device has it, without blanks around it; its biometric ID
    std::int64_t punches = 0;
    std::optional<LocalTime> oldest{}, newest{};
    std::string words{}; ///< the site's, of a refusal
};

/// Somebody who waits, on however many devices.
struct WaitingPerson {
    EmployeeCode id;
    std::vector<EmployeeCode> codes; ///< each once, as the devices have them
    std::vector<std::string> devices;
    std::int64_t punches = 0;
    std::optional<LocalTime> oldest, newest;
    std::string words;
};

/// Everybody who waits for the same reason: one thing to do.
struct WaitingGroup {
    Reason reason = Reason::none;
    std::int64_t punches = 0;
    std::vector<WaitingPerson> people; ///< most punches first
};

/// A person is a biometric ID: what somebody waits for is typed once, whatever the devices call it.
WaitingGroup grouped(Reason reason, std::span<const WaitingCode> codes);

/// What HR has to do about such a group, and where (docs/rules.md, section 3).
std::string to_do(Reason reason, const std::string& employee_field);
/// In two or three words: "nobody has this code".
std::string why_in_short(Reason reason);

} // namespace zksync::report
