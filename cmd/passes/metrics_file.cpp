#include "passes/metrics_file.hpp"

#include "monitor/metrics.hpp"
#include "output/exit_codes.hpp"
#include "util/files.hpp"
#include "util/lock_file.hpp"

#include <chrono>
#include <vector>

namespace zksync {
namespace {

constexpr std::chrono::seconds patience_for_metrics{10};
constexpr std::filesystem::perms for_everybody{0644};

/// Of a journal that cannot be read only that is known, and whoever watches has to see it.
DeviceMetrics unreadable(const DeviceConfig& device) {
    DeviceMetrics metrics{.device = device.name};
    metrics.counts = PassCounts{.exit_code = exit_code_of(ErrorKind::state)};
    return metrics;
}

/// What every device's journal has.
std::vector<DeviceMetrics> metrics_of_all(const Program& program, Journals& journals) {
    std::vector<DeviceMetrics> all;
    for (const DeviceConfig& device : program.config().devices) {
        try {
            const auto journal = journals.of(device.name);
            all.push_back(journal ? device_metrics(*journal, device, program.clock().now())
                                  : DeviceMetrics{.device = device.name});
        } catch (const Error&) {
            all.push_back(unreadable(device));
        }
    }
    return all;
}

} // namespace

void write_metrics_file(Program& program, Journals& journals, const std::filesystem::path& file) {
    const auto lock = LockFile::acquire(program.state().metrics_lock(), patience_for_metrics);
    write_file_atomically(file, metrics_text(metrics_of_all(program, journals)), for_everybody);
}

} // namespace zksync
