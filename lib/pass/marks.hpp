#pragma once

#include "journal/journal.hpp"

#include <optional>
#include <string_view>

/// The small values that the passes keep in a journal, by name.
namespace zksync::marks {

inline constexpr std::string_view device_url = "device_url";
inline constexpr std::string_view site_url = "site_url";
/// The forward mark, device time (docs/rules.md, section 1).
inline constexpr std::string_view read_until = "read_until";
/// The earliest punch time that was read completely; later than `since` after `since` was moved earlier.
inline constexpr std::string_view read_from = "read_from";
/// With the range behind it: up to when a range that somebody asked for was read again, where that was left
/// off.
inline constexpr std::string_view range_read = "range_read";
/// Moment at which the last complete forward read began.
inline constexpr std::string_view last_complete_read = "last_complete_read";
/// Moment at which the last pull began that went through to its end, check and find included: up to then
/// everything that had arrived at the device was read.
inline constexpr std::string_view last_complete_pull = "last_complete_pull";
/// When the device was asked for its terminals, and what it said of their activity.
inline constexpr std::string_view terminals_seen = "terminals_seen";
/// When it was asked for them last, whether or not it answered.
inline constexpr std::string_view terminals_asked = "terminals_asked";
/// Device date of the last daily round, and where its look-back began.
inline constexpr std::string_view daily_round = "daily_round";
inline constexpr std::string_view daily_lookback = "daily_lookback";
/// What the device's lists were seen to do: pull/list_habits.hpp.
inline constexpr std::string_view count_difference = "count_difference";
inline constexpr std::string_view idle_next = "idle_next";
inline constexpr std::string_view idle_counts = "idle_counts";
/// Of a terminal that stands alone: what it is known by whose punches the journal holds, and its MAC, ""
/// where it told none (pass/terminal_binding.hpp); what its log was when it was last read completely, and by
/// how much its count was off in a read that was not (pull/log_memory.hpp); how many seconds its clock is
/// ahead of this host's, or "unknown".
inline constexpr std::string_view terminal_serial = "terminal_serial";
inline constexpr std::string_view terminal_mac = "terminal_mac";
/// There where its rows are known to have internal numbers only.
inline constexpr std::string_view terminal_numbers = "terminal_numbers";
inline constexpr std::string_view terminal_log = "terminal_log";
inline constexpr std::string_view terminal_miscount = "terminal_miscount";
inline constexpr std::string_view terminal_clock = "terminal_clock";
/// What the rules of judging were when the rows were judged last.
inline constexpr std::string_view rules = "rules";
/// The number of the last row up to which double taps were judged by these rules; nothing: none was.
inline constexpr std::string_view taps_judged = "taps_judged";
/// When the delivered check-ins were last asked for being counted.
inline constexpr std::string_view attendance_look = "attendance_look";
/// When it was last looked for check-ins that somebody else stored in the same seconds.
inline constexpr std::string_view doubles_look = "doubles_look";
/// Where `max_time` ended such a look: when it had begun, and up to which site time it had come.
inline constexpr std::string_view doubles_begun = "doubles_begun";
inline constexpr std::string_view doubles_reached = "doubles_reached";
/// When those that came too late were last asked for.
inline constexpr std::string_view too_late_look = "too_late_look";
/// When it was last made sure that the site shows every employee, and whether it has any: "none", or nothing.
inline constexpr std::string_view employees_look = "employees_look";
inline constexpr std::string_view employees_at_all = "employees_at_all";
/// The User Permissions of the key's user as they were seen then: "Company (X)", or nothing.
inline constexpr std::string_view employees_confined = "employees_confined";
/// The last pass: when it ended, and what stopped it ("" for a good one); and the last good one.
inline constexpr std::string_view last_pass = "last_pass";
inline constexpr std::string_view last_error = "last_error";
inline constexpr std::string_view last_good_pass = "last_good_pass";
/// The last good one that read the device: `run` or `pull`. What watches goes by it.
inline constexpr std::string_view last_success = "last_success";
/// Since when the punches that come late are counted, in a journal that has punches of before
/// (journal/late_since.hpp).
inline constexpr std::string_view late_since = "late_counted_since";
/// What stopped passes at either end, while it lasts: pass/pass_trouble.hpp.
inline constexpr std::string_view device_trouble = "device_trouble";
inline constexpr std::string_view site_trouble = "site_trouble";
/// What is counted for those who watch: pass/pass_counts.hpp.
inline constexpr std::string_view pass_counts = "pass_counts";

std::optional<LocalTime> local_time(const Journal& journal, std::string_view key);
void set_local_time(Journal& journal, std::string_view key, LocalTime time);
/// As it was stored; it may lie ahead of now (`is_past` knows what to make of that).
std::optional<Moment> moment(const Journal& journal, std::string_view key);
void set_moment(Journal& journal, std::string_view key, Moment moment);
/// `last_success`; in a journal that an older zksync kept, the last good pass of any kind stands in for it.
std::optional<Moment> success(const Journal& journal);

} // namespace zksync::marks
