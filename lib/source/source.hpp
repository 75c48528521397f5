#pragma once

#include "core/punch.hpp"
#include "device/device_client.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace zksync {

class TerminalSource;

/// The end that a device's punches come from, a server or a terminal that stands alone, as far as the rooms
/// that work with it need to know it. Which it is only `pull` asks: a server is read by windows, a terminal's
/// log whole (docs/rules.md, section 2).
///
/// Every call throws Error and Interrupted, as DeviceClient does.
class Source {
public:
    Source() = default;
    virtual ~Source() = default;
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    /// How far a long list is: how many came, and of how many where somebody knows.
    using Shown = std::function<void(std::int64_t done, std::optional<std::int64_t> total)>;

    /// Everybody whom it knows.
    virtual void for_each_employee(const std::function<void(const DeviceEmployee&)>& each) = 0;
    /// Its punches from that time on, in whatever order.
    virtual void for_each_punch(LocalTime from, const std::function<void(const Punch&)>& each,
                                const Shown& shown) = 0;
    /// Its terminals, and when each of them was last certainly heard of.
    virtual std::vector<Terminal> terminals() = 0;
    /// Requests, or commands, sent so far.
    virtual int requests() const = 0;

    // Exactly one of them is there.
    virtual DeviceClient* server() { return nullptr; }
    virtual TerminalSource* terminal() { return nullptr; }
};

} // namespace zksync
