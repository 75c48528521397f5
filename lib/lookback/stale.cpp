#include "lookback/stale.hpp"

#include "core/error.hpp"
#include "pass/marks.hpp"
#include "pass/pass.hpp"

namespace zksync {

std::vector<StaleDevice> stale_devices(const StatusQuestion& question, std::chrono::seconds max_age,
                                       Moment now) {
    std::vector<StaleDevice> stale;
    for (const DeviceConfig* device : question.devices) {
        if (!device->enabled) continue;
        StaleDevice found{device->name, {}, {}, {}};
        try {
            if (const auto journal = question.journals.of(device->name)) {
                found.last_success = marks::success(*journal);
                found.last_error = journal->value(marks::last_error).value_or("");
            }
        } catch (const Error& error) {
            found.problem = error.what();
        }
        if (!found.last_success || is_past(*found.last_success, max_age, now))
            stale.push_back(std::move(found));
    }
    return stale;
}

} // namespace zksync
