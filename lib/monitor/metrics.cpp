#include "monitor/metrics.hpp"

#include "core/waiting_reasons.hpp"
#include "pass/marks.hpp"
#include "util/log.hpp"
#include "util/time_zone.hpp"

#include <algorithm>

namespace zksync {
namespace {

TimeZone zone_of(const DeviceConfig& device) {
    auto zone = device.time_zone ? TimeZone::find(*device.time_zone) : std::nullopt;
    return zone ? *std::move(zone) : TimeZone::host();
}

void read_punches(const Journal& journal, const TimeZone& zone, DeviceMetrics& metrics) {
    for (const PunchState state : all_punch_states) metrics.punches[state] = 0;
    for (const Reason reason : waiting_reasons) metrics.waiting[reason] = 0;
    for (const StateCount& count : journal.counts()) {
        metrics.punches[count.state] += count.rows;
        if (count.state == PunchState::waiting) metrics.waiting[count.reason] += count.rows;
    }
    if (const auto oldest = journal.oldest_undelivered())
        metrics.oldest_undelivered = zone.to_utc(oldest->whole_second());
}

} // namespace

DeviceMetrics device_metrics(const Journal& journal, const DeviceConfig& device, Moment now) {
    const TimeZone zone = zone_of(device);
    DeviceMetrics metrics;
    metrics.device = device.name;
    metrics.last_success = marks::success(journal);
    metrics.last_pass = marks::moment(journal, marks::last_pass);
    metrics.counts = pass_counts(journal);
    read_punches(journal, zone, metrics);
    for (const TerminalActivity& terminal : journal.terminals(zone.to_local(now))) {
        if (!terminal.last_punch) continue;
        // One series a label: Prometheus takes nothing of a file that has one twice, or bytes that are no
        // UTF-8.
        Moment& latest = metrics.terminals[printable(terminal.serial_number)];
        latest = std::max(latest, zone.to_utc(terminal.last_punch->whole_second()));
    }
    return metrics;
}

} // namespace zksync
