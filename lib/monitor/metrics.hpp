#pragma once

#include "config/config.hpp"
#include "core/judgement.hpp"
#include "journal/journal.hpp"
#include "pass/pass_counts.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// What is counted of one device, as its journal has it after a pass. What nobody knows yet is absent.
struct DeviceMetrics {
    std::string device;
    std::optional<Moment> last_success{}, last_pass{};
    std::map<PunchState, std::int64_t> punches{};
    std::map<Reason, std::int64_t> waiting{};
    std::optional<Moment> oldest_undelivered{};
    std::optional<PassCounts> counts{};
    std::map<std::string, Moment>
        terminals{}; ///< the last punch of each, by what a label may hold of its serial number
};

/// Reads them. Device times are taken for those of the device's zone, else this host's.
DeviceMetrics device_metrics(const Journal& journal, const DeviceConfig& device, Moment now);

/// All of them as a text file for Prometheus' node_exporter: a family after the other, each with its HELP and
/// TYPE (man/zksync.toml.5, Monitoring).
std::string metrics_text(std::span<const DeviceMetrics> devices);

} // namespace zksync
