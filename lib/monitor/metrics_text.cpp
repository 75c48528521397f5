#include "monitor/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string_view>

namespace zksync {
namespace {

using Samples =
    std::function<void(const DeviceMetrics&, const std::function<void(std::string_view, double)>&)>;

/// A label's value: these three characters are escaped, and no other.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\' || c == '"') result += '\\';
        if (c == '\n')
            result += "\\n";
        else
            result += c;
    }
    return result;
}

std::string label(std::string_view name, std::string_view value) {
    return fmt::format(",{}=\"{}\"", name, escaped(value));
}

/// As the labels of other series have words: without a hyphen.
std::string word_of(PunchState state) {
    std::string word(to_text(state));
    std::ranges::replace(word, '-', '_');
    return word;
}

double seconds(Moment moment) { return static_cast<double>(moment.time_since_epoch().count()); }

struct Family {
    std::string_view name, type, help;
    Samples samples;
};

/// One value a device, where it is known.
Samples one(std::function<std::optional<double>(const DeviceMetrics&)> value) {
    return [value = std::move(value)](const DeviceMetrics& device, const auto& sample) {
        if (const auto known = value(device)) sample("", *known);
    };
}

std::optional<double> time_of(const std::optional<Moment>& moment) {
    return moment ? std::optional(seconds(*moment)) : std::nullopt;
}

/// A number of the passes, where any was counted.
Samples counted(std::int64_t PassCounts::*number, double unit = 1) {
    return one([number, unit](const DeviceMetrics& device) {
        return device.counts ? std::optional(static_cast<double>((*device.counts).*number) / unit)
                             : std::nullopt;
    });
}

std::vector<Family> families() {
    using Device = DeviceMetrics;
    return {
        {"zksync_last_success_timestamp_seconds", "gauge", "When run or pull last went well, 0: never.",
         one([](const Device& device) { return time_of(device.last_success).value_or(0); })},
        {"zksync_last_pass_timestamp_seconds", "gauge", "When the last pass ended.",
         one([](const Device& device) { return time_of(device.last_pass); })},
        {"zksync_last_pass_exit_code", "gauge",
         "How the last pass ended: 0 is well, zksync(1) has the others.", counted(&PassCounts::exit_code)},
        {"zksync_last_pass_duration_seconds", "gauge", "How long the last pass took.",
         counted(&PassCounts::milliseconds, 1000)},
        {"zksync_punches", "gauge", "Punches in the journal by state.",
         [](const Device& device, const auto& sample) {
             for (const auto& [state, rows] : device.punches)
                 sample(label("state", word_of(state)), static_cast<double>(rows));
         }},
        {"zksync_waiting", "gauge", "Punches that wait, by reason.",
         [](const Device& device, const auto& sample) {
             for (const auto& [reason, rows] : device.waiting)
                 sample(label("reason", to_text(reason)), static_cast<double>(rows));
         }},
        {"zksync_late_total", "counter", "Punches that came later than newer ones of their device.",
         counted(&PassCounts::late_total)},
        {"zksync_too_late_total", "counter", "Check-ins that came too late for their day's attendance.",
         counted(&PassCounts::too_late_total)},
        {"zksync_oldest_undelivered_timestamp_seconds", "gauge",
         "Time of the oldest punch that is not delivered.",
         one([](const Device& device) { return time_of(device.oldest_undelivered); })},
        {"zksync_requests", "gauge", "Requests of the last pass to each end.",
         [](const Device& device, const auto& sample) {
             if (!device.counts) return;
             sample(label("end", "device"), static_cast<double>(device.counts->device_requests));
             sample(label("end", "site"), static_cast<double>(device.counts->site_requests));
         }},
        {"zksync_terminal_last_punch_timestamp_seconds", "gauge", "Time of the last punch of each terminal.",
         [](const Device& device, const auto& sample) {
             for (const auto& [terminal, moment] : device.terminals)
                 sample(label("terminal", terminal), seconds(moment));
         }},
    };
}

} // namespace

std::string metrics_text(std::span<const DeviceMetrics> devices) {
    std::string text;
    for (const Family& family : families()) {
        text += fmt::format("# HELP {0} {1}\n# TYPE {0} {2}\n", family.name, family.help, family.type);
        for (const DeviceMetrics& device : devices) {
            family.samples(device, [&](std::string_view labels, double value) {
                text += fmt::format("{}{{device=\"{}\"{}}} {:.15g}\n", family.name, escaped(device.device),
                                    labels, value);
            });
        }
    }
    return text;
}

} // namespace zksync
