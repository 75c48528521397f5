#pragma once

#include "journal/row.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

/// How many rows are in a state, for a reason.
struct StateCount {
    PunchState state = PunchState::pending;
    Reason reason = Reason::none;
    std::int64_t rows = 0;
};

/// How many rows of a day are in a state, for a reason.
struct DayOutcome {
    std::optional<LocalTime> day; ///< its midnight, device time; nothing: rows without a usable time
    PunchState state = PunchState::pending;
    Reason reason = Reason::none;
    std::int64_t rows = 0;
};

/// How many rows a terminal has of a day, or of the part of it that was asked for, whatever became of them.
struct TerminalDay {
    std::string serial_number; ///< "" for what was typed in by hand
    LocalTime day;             ///< its midnight, device time
    std::int64_t rows = 0;
    std::int64_t late = 0; ///< of the whole day: that is all that is kept of them
};

/// An employee code, how many of its rows are in question, and the oldest punch time among them.
struct CodeCount {
    EmployeeCode code;
    std::int64_t rows = 0;
    std::optional<LocalTime> oldest, newest;
};

/// How many rows a code has from one terminal in one punch_state.
struct OriginCount {
    EmployeeCode code;
    std::string terminal;
    std::optional<int> state_code;
    std::int64_t rows = 0;
};

/// What the journal knows of a terminal.
struct TerminalActivity {
    std::string serial_number, alias;
    std::int64_t rows = 0;
    /// The newest that lies not after the moment asked for, or was delivered: the clock of a server in
    /// another zone runs ahead by hours. Files tell it only of a terminal that no server has punches of.
    std::optional<LocalTime> last_punch;
};

/// How long the rows of a terminal took to arrive, as far as they say.
struct UploadDelay {
    std::string serial_number, alias;
    std::int64_t rows = 0;    ///< that have both times
    std::int64_t uploads = 0; ///< distinct upload times, up to a hundred: one batch of old punches is one
    std::chrono::seconds least{};
};

/// What judging double taps needs of a row that has a time (docs/rules.md, section 1).
struct TapRow {
    std::int64_t seq = 0;
    Punch punch; ///< code, time, state and terminal only
    Judgement judgement;
};

/// Where double taps have to be judged again: around that time of that code.
struct TapPlace {
    EmployeeCode code; ///< without the blanks around it
    LocalTime time;
};

/// A cell of the grid whose count is known to differ from what reading it gives (docs/rules.md, section 2,
/// point 5).
struct SettledCell {
    LocalTime from, to;            ///< half-open
    std::int64_t server_count = 0; ///< when it was settled
    std::int64_t surplus = 0;      ///< server's count − own rows; subtracted from then on
};

} // namespace zksync
