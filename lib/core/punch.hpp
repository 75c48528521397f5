#pragma once

#include "core/local_time.hpp"

#include <compare>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace zksync {

/// The device's `emp_code`, byte for byte: `0042` is not `42`, and `a8` is not `A8`.
struct EmployeeCode {
    std::string value;

    /// As it is compared with IDs on the site: without the blanks around it, which no site keeps in an ID and
    /// no person sees on a device (docs/rules.md, section 4).
    EmployeeCode bare() const;
    auto operator<=>(const EmployeeCode&) const = default;
};

/// Where a punch was made, in degrees.
struct Coordinates {
    double latitude = 0, longitude = 0;

    bool operator==(const Coordinates&) const = default;
};

/// Those that can be a place: numbers in range, and not 0,0, which stands for "not known".
std::optional<Coordinates> possible_place(std::optional<double> latitude, std::optional<double> longitude);

/// What stands for the code of somebody whom a terminal's log knows by an internal number only, and its list
/// of users not at all (docs/reference/terminal-protocol.md, section 11): "user 17 of the terminal".
EmployeeCode code_of_nameless_user(unsigned internal_number);
bool is_of_nameless_user(const EmployeeCode& code);

/// What a terminal recorded (docs/reference/device-api.md, section 2). Holds what a check-in needs and no
/// more: no names, no biometrics.
struct Punch {
    std::int64_t id = 0;           ///< the server's row id; negative and made from the row where it has none
    EmployeeCode code;             ///< may be empty: a door event
    std::string reported_time;     ///< punch_time exactly as it came
    std::optional<LocalTime> time; ///< the same, where it can be read
    std::optional<int> state_code; ///< punch_state: 0 check in, 1 check out, … 255; absent when unreadable
    std::string terminal;          ///< terminal_sn; "" for rows typed in by hand
    std::string terminal_alias;    ///< terminal_alias
    std::optional<LocalTime> uploaded;  ///< upload_time, the server's clock
    std::optional<Coordinates> place{}; ///< of a mobile punch, where `coordinates` asks for it

    bool operator==(const Punch&) const = default;
};

/// The ids below this one are those of rows that only a file has (docs/rules.md, section 1, *Files*): no
/// server gives them, and no row without an id gets one of them.
inline constexpr std::int64_t end_of_file_ids =
    std::numeric_limits<std::int64_t>::min() + (std::int64_t{1} << 32);
constexpr bool is_from_file(const Punch& punch) { return punch.id < end_of_file_ids; }

/// What devices mean by a punch_state unless somebody has redefined it: "check in"; "" for one of which
/// nothing is known (docs/reference/device-api.md, section 2).
std::string_view usual_meaning(std::optional<int> state_code);

} // namespace zksync
