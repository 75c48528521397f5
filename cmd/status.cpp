#include "device_pass.hpp"
#include "exit_codes.hpp"
#include "status_report.hpp"

#include <algorithm>

namespace zksync {
namespace {

std::vector<const DeviceConfig*> asked_for(const Program& program) {
    if (program.options().device) return {&program.device()};
    std::vector<const DeviceConfig*> devices;
    for (const DeviceConfig& device : program.config().devices) devices.push_back(&device);
    return devices;
}

/// What waits or failed is no failure of this command; state that cannot be read is.
int code_of(const StatusReport& report) {
    const bool unreadable =
        !report.site_problem.empty() ||
        std::ranges::any_of(report.devices, [](const auto& device) { return !device.problem.empty(); });
    return unreadable ? exit_code_of(ErrorKind::state) : exit_codes::done;
}

} // namespace

int run_status(Program& program) {
    const StatusQuestion question{program.config(), program.state_to_read(), asked_for(program)};
    const StatusReport report = read_status(question, program.clock());
    if (program.output().is_json()) {
        program.output().answer(status_json(report));
        return code_of(report);
    }
    for (const std::string& line : status_lines(report, program.config())) program.output().answer(line);
    return code_of(report);
}

} // namespace zksync
