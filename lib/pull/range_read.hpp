#pragma once

#include "core/local_time.hpp"
#include "device/device_client.hpp"
#include "journal/journal.hpp"
#include "pass/pass.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// A range of punch times that somebody asks for again, as it was typed: without an end it is the same
/// range on another day, though it is longer then.
struct RangeAsked {
    LocalTime from;
    std::optional<LocalTime> until;
};

/// The stretches, both ends inclusive, in which a range of a device is read again one by one: by days, or all
/// at once where it is read whole.
std::vector<Window> stretches_to_read_again(const DeviceConfig& device, LocalTime from, LocalTime until);

/// The first moment that is still to be read of a range that was left off; nothing for one that was not begun
/// or has ended. Of each range the journal has its own (docs/rules.md, section 1).
std::optional<LocalTime> left_off_at(const Journal& journal, const RangeAsked& range);
/// A stretch of it was read. One that may not be over at the device yet is to be read again.
void note_stretch_read(const Pass& pass, const RangeAsked& range, const Window& stretch);
void forget_range(Journal& journal, const RangeAsked& range);

/// How far a long read has come, in this run; what was read before it was left off does not count.
struct RangeProgress {
    std::int64_t days_read = 0, days = 0;
    std::chrono::duration<double> took{0}; ///< without waiting for others
};
/// "12 of 365 days are read, up to 2026-11-22; about 5 min left"
std::string words_of_progress(const RangeProgress& progress, const Window& last);

} // namespace zksync
