#include "pass/coverage.hpp"

#include "mapper/mapper.hpp"

#include <fmt/format.h>

namespace zksync {

LocalTime UncoveredDays::first_whole_day() const {
    const LocalTime day = covered_from.wall().midnight();
    return day == covered_from.wall() ? day : day + std::chrono::days{1};
}

std::string UncoveredDays::what() const {
    return fmt::format("process_attendance_after is {}, and its devices deliver nothing before {} (since): "
                       "{}everybody would be Absent on the days before",
                       process_after.date(), covered_from.text(),
                       auto_attendance ? "" : "once its auto attendance is enabled, ");
}

std::string UncoveredDays::what_to_do() const {
    return fmt::format("set process_attendance_after to {}", first_whole_day().date());
}

std::optional<SiteTime> covered_from(const Config& config, const ShiftConfig& shift) {
    std::optional<SiteTime> earliest;
    for (const std::string& name : shift.devices) {
        const DeviceConfig* device = config.find_device(name);
        if (!device) continue;
        const SiteTime since = Mapper(*device, config.site).site_time(device->since);
        earliest = std::min(earliest.value_or(since), since);
    }
    return earliest;
}

std::optional<UncoveredDays> uncovered_days(const ProcessedDays& processed,
                                            std::optional<SiteTime> covered_from) {
    if (!processed.process_after || !covered_from) return std::nullopt;
    if (*processed.process_after >= covered_from->wall()) return std::nullopt;
    if (processed.mark && *processed.mark > covered_from->wall()) return std::nullopt;
    return UncoveredDays{*processed.process_after, *covered_from, processed.auto_attendance};
}

} // namespace zksync
