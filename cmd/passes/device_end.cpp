#include "passes/device_end.hpp"

#include "pass/marks.hpp"
#include "pass/terminal_binding.hpp"
#include "source/server_source.hpp"
#include "source/terminal_source.hpp"

namespace zksync {

http::WayOptions way_to(const DeviceConfig& device) {
    return {device.tls.ca, device.tls.verify, device.proxy};
}
http::WayOptions way_to(const SiteConfig& site) { return {site.tls.ca, site.tls.verify, site.proxy}; }

DeviceEnd::DeviceEnd(Program& program, const DeviceConfig& device, const Journal* journal,
                     const TokenStore& store, const Log& log) {
    if (device.lone) {
        auto terminal = std::make_unique<TerminalSource>(
            device, [&device] { return Program::comm_key(device); },
            journal ? known_terminal(*journal) : std::nullopt, store, program.clock(), log);
        if (journal && journal->value(marks::terminal_numbers)) terminal->expect_numbers();
        source_ = std::move(terminal);
        return;
    }
    transport_.emplace(way_to(device));
    client_ = std::make_unique<DeviceClient>(
        device, [&device] { return Program::password(device); }, *transport_, store, program.clock(), log);
    source_ = std::make_unique<ServerSource>(*client_, device.page_size);
}

} // namespace zksync
