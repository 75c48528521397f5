#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace zksync::terminal {

/// Everything that zksync ever says to a terminal: a packet is made of one of these and of nothing else. None
/// of them writes, clears, locks, enrols or restarts (docs/reference/terminal-protocol.md, section 4).
enum class Command : std::uint16_t {
    users = 9,             ///< the list of users, in its old form
    option = 11,           ///< one option is read by its name
    records = 13,          ///< the log, in its old form
    counts = 50,           ///< how much of what it has
    time = 201,            ///< what its clock shows
    connect = 1000,        ///< a session begins
    exit = 1001,           ///< it ends
    version = 1100,        ///< the firmware
    key = 1102,            ///< the answer to "who are you?"
    free_buffer = 1502,    ///< what was prepared for reading is no longer needed
    prepare_buffer = 1503, ///< prepares a list for reading: the log or the users
    read_chunk = 1504,     ///< a piece of what was prepared
};

inline constexpr std::array all_commands{Command::users,       Command::option,         Command::records,
                                         Command::counts,      Command::time,           Command::connect,
                                         Command::exit,        Command::version,        Command::key,
                                         Command::free_buffer, Command::prepare_buffer, Command::read_chunk};

/// What no list of ours may ever hold (docs/reference/terminal-protocol.md, section 4).
inline constexpr std::array<std::uint16_t, 30> forbidden_commands{
    8,  10, 12, 14,  15,  18,  19,   20,   31,   32,   33,   60,   61,   62,  66,
    67, 76, 78, 110, 134, 202, 1002, 1003, 1004, 1005, 1006, 1013, 1014, 500, 64};
static_assert(std::ranges::none_of(all_commands, [](Command command) {
    return std::ranges::find(forbidden_commands, static_cast<std::uint16_t>(command)) !=
           forbidden_commands.end();
}));

/// A word for messages: "the counts".
constexpr std::string_view subject_of(Command command) {
    switch (command) {
    case Command::users:
        return "the list of users";
    case Command::option:
        return "an option";
    case Command::records:
        return "the log";
    case Command::counts:
        return "the counts";
    case Command::time:
        return "the clock";
    case Command::connect:
        return "the greeting";
    case Command::exit:
        return "the end";
    case Command::version:
        return "the firmware";
    case Command::key:
        return "the key";
    case Command::free_buffer:
        return "the end of a list";
    case Command::prepare_buffer:
        return "a list";
    case Command::read_chunk:
        return "a piece of a list";
    }
    return "";
}

/// What a terminal answers with (docs/reference/terminal-protocol.md, section 4).
namespace answer {
inline constexpr std::uint16_t event = 500; ///< no answer at all: something happened at the terminal
inline constexpr std::uint16_t prepare_data = 1500;
inline constexpr std::uint16_t data = 1501;
inline constexpr std::uint16_t ok = 2000;
inline constexpr std::uint16_t error = 2001;
inline constexpr std::uint16_t unauthorized = 2005;
} // namespace answer

} // namespace zksync::terminal
