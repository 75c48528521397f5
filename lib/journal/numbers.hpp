#pragma once

#include "core/judgement.hpp"
#include "core/local_time.hpp"
#include "core/log_type.hpp"

#include <chrono>
#include <cstdint>
#include <optional>

namespace zksync {

/// The small numbers that stand for words in a journal; its view `punches` gives the words
/// (docs/rules.md, section 3). What is still to do has the lowest ones: `open_states` in SQL is `state <= 5`.
std::int64_t number_of(PunchState state);
std::int64_t number_of(Reason reason);
std::int64_t number_of(LogType type);
/// The inverse; nothing for a number that no zksync wrote.
std::optional<PunchState> state_numbered(std::int64_t number);
std::optional<Reason> reason_numbered(std::int64_t number);
std::optional<LogType> log_type_numbered(std::int64_t number);

/// Is it in the index of what is still to do?
bool is_open(PunchState state);

/// What a row is marked with, bit by bit.
namespace mark {
inline constexpr std::int64_t released = 1;
inline constexpr std::int64_t time_given = 2;
inline constexpr std::int64_t gone = 4;
inline constexpr std::int64_t corrected = 8;
} // namespace mark

/// Whole seconds since 1970 on the same wall: what was sent is kept in these.
inline std::int64_t wall_seconds(LocalTime time) {
    return std::chrono::floor<std::chrono::seconds>(time.instant()).time_since_epoch().count();
}

} // namespace zksync
