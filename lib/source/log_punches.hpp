#pragma once

#include "core/punch.hpp"
#include "terminal/log_row.hpp"

#include <cstdint>
#include <string>
#include <unordered_map>

namespace zksync {

/// The codes of a terminal's list of users, by the internal number that some logs have in their place.
using UserCodes = std::unordered_map<std::uint16_t, std::string>;

/// A row of a terminal's log as a punch. The log numbers no rows, so its id is made of what the row is: code,
/// time and state, or the internal number in the place of the code (docs/rules.md, section 1). Somebody whom
/// the list of users has not gets a stand-in for a code (core/punch.hpp).
Punch punch_of(const terminal::LogRow& row, const std::string& serial_number, const UserCodes& codes);

/// The ids of all rows that have the same internal number as this one, whatever their state.
struct IdsOfNumber {
    std::int64_t first = 0, last = 0;
};
IdsOfNumber ids_of_same_number(std::int64_t id);

/// A name as it can be said: the bytes where they are UTF-8, else each that is no letter of ASCII as \xE9
/// (docs/reference/terminal-protocol.md, section 15).
std::string name_in_words(const std::string& bytes);

} // namespace zksync
