#include "pull/range_read.hpp"

#include "mapper/mapper.hpp"
#include "pass/clock_check.hpp"
#include "pass/marks.hpp"
#include "pull/grid.hpp"
#include "util/pace.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

/// The wall clocks of two zones are never further apart.
constexpr std::chrono::hours most_apart{26};

std::string mark_of(const RangeAsked& range) {
    return fmt::format("{} {} - {}", marks::range_read, range.from.text(),
                       range.until ? range.until->text() : "");
}

/// A moment that is past by the device's clock, whatever zone that is in.
LocalTime past_there(const Pass& pass) {
    const LocalTime now = pass.mapper.device_now(pass.clock.now());
    return pass.device.time_zone ? now : now - most_apart;
}

} // namespace

std::vector<Window> stretches_to_read_again(const DeviceConfig& device, LocalTime from, LocalTime until) {
    if (device.lone) return {{from, until}};
    std::vector<Window> days;
    for (const Cell& day : days_between(from, until + one_second))
        days.push_back({day.from, day.to - one_second});
    return days;
}

std::optional<LocalTime> left_off_at(const Journal& journal, const RangeAsked& range) {
    return marks::local_time(journal, mark_of(range));
}

void note_stretch_read(const Pass& pass, const RangeAsked& range, const Window& stretch) {
    if (*stretch.to < past_there(pass))
        marks::set_local_time(pass.journal, mark_of(range), *stretch.to + one_second);
}

void forget_range(Journal& journal, const RangeAsked& range) { journal.erase_value(mark_of(range)); }

std::string words_of_progress(const RangeProgress& progress, const Window& last) {
    const auto left = time_left(progress.took, progress.days_read, progress.days);
    return fmt::format("{} of {} days are read, up to {}{}", progress.days_read, progress.days,
                       last.to->date(), left ? fmt::format("; about {} left", span_in_words(*left)) : "");
}

} // namespace zksync
