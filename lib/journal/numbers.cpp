#include "journal/numbers.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace zksync {
namespace {

/// The place is the number less the first one; files depend on it, so it is only ever added to.
constexpr std::array states{PunchState::pending,     PunchState::in_doubt, PunchState::waiting,
                            PunchState::quarantined, PunchState::ignored,  PunchState::sent,
                            PunchState::duplicate};
constexpr std::int64_t first_state = 2; // 0 and 1 take no byte in a file: a change would make the row longer
constexpr std::int64_t last_open = 5;

constexpr std::array reasons{Reason::none,         Reason::no_employee,   Reason::several_employees,
                             Reason::inactive,     Reason::not_employed,  Reason::refused,
                             Reason::no_code,      Reason::ignore_list,   Reason::terminal_ignored,
                             Reason::before_since, Reason::unusable_time, Reason::before_2015,
                             Reason::ahead,        Reason::double_tap};
constexpr std::array log_types{LogType::none, LogType::in, LogType::out};

template <class Values, class Value>
std::int64_t place_of(const Values& values, Value value) {
    return std::distance(values.begin(), std::ranges::find(values, value));
}

template <class Values>
auto at_place(const Values& values, std::int64_t place) -> std::optional<typename Values::value_type> {
    if (place < 0 || place >= std::ssize(values)) return std::nullopt;
    return values[static_cast<std::size_t>(place)];
}

} // namespace

std::int64_t number_of(PunchState state) { return first_state + place_of(states, state); }
std::int64_t number_of(Reason reason) { return place_of(reasons, reason); }
std::int64_t number_of(LogType type) { return place_of(log_types, type); }

std::optional<PunchState> state_numbered(std::int64_t number) {
    return at_place(states, number - first_state);
}
std::optional<Reason> reason_numbered(std::int64_t number) { return at_place(reasons, number); }
std::optional<LogType> log_type_numbered(std::int64_t number) { return at_place(log_types, number); }

bool is_open(PunchState state) { return number_of(state) <= last_open; }

} // namespace zksync
