#include "pass/binding.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "pass/marks.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

bool has_delivered(const Journal& journal) {
    return std::ranges::any_of(journal.counts(), [](const StateCount& count) {
        return count.rows > 0 && (is_delivered(count.state) || count.state == PunchState::in_doubt);
    });
}

} // namespace

void bind_device(const Pass& pass, NewAddress meaning) {
    const auto bound = pass.journal.value(marks::device_url);
    if (bound == pass.device.url) return;
    if (bound && meaning == NewAddress::unexpected && !pass.journal.counts().empty()) {
        throw Error(
            ErrorKind::configuration,
            fmt::format("the journal holds punches of {}, but the configuration now says {}",
                        printable(*bound), pass.device.url),
            fmt::format(
                "the same device under a new address: zksync pull --device {0} --same-device; another "
                "device: give it a section and a name of its own, and pause [device.{0}] with "
                "enabled = false",
                pass.device.name));
    }
    pass.journal.set_value(marks::device_url, pass.device.url);
}

void bind_site(const Pass& pass, NewAddress meaning) {
    const auto bound = pass.journal.value(marks::site_url);
    const std::string& url = pass.config.site.url;
    if (bound == url) return;
    if (bound && meaning == NewAddress::unexpected && has_delivered(pass.journal)) {
        throw Error(
            ErrorKind::configuration,
            fmt::format("the journal holds what was delivered to {}, but the configuration now says {}",
                        printable(*bound), url),
            fmt::format(
                "the same site under a new address: zksync push --device {0} --same-site; another site, "
                "which shall get everything since go-live: zksync push --device {0} --to-new-site",
                pass.device.name));
    }
    Journal::Transaction transaction(pass.journal);
    // Rows that were delivered were not judged when the rules changed.
    pass.journal.erase_value(marks::rules);
    if (bound && meaning == NewAddress::another) {
        const auto rows = pass.journal.forget_deliveries();
        pass.log.info(fmt::format("{} delivered punches are pending again for {}", rows, url));
    }
    pass.journal.set_value(marks::site_url, url);
    transaction.commit();
}

} // namespace zksync
