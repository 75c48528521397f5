#pragma once

#include "device/device_client.hpp"
#include "http/transport.hpp"

#include <chrono>
#include <optional>

namespace zksync {

/// Sends through another transport, and keeps what every exchange tells beside its answer: how many there
/// were, the server's clock, and a debug line (method, path, status, milliseconds; never a header or a body).
class WatchedTransport : public http::Transport {
public:
    WatchedTransport(http::Transport& transport, const Clock& clock, const Log& log)
        : transport_(transport), clock_(clock), log_(log) {}

    http::Exchange perform(const http::Request& request) override;
    void send_ahead(const http::Request& request) override;
    void receive_ahead() override { transport_.receive_ahead(); }

    int requests() const { return requests_; }
    std::optional<DeviceClient::ClockReading> reading() const { return reading_; }

private:
    using Steady = std::chrono::steady_clock;
    struct Ahead {
        http::Request request;
        Steady::time_point sent;
    };

    http::Transport& transport_;
    const Clock& clock_;
    const Log& log_;
    int requests_ = 0;
    std::optional<DeviceClient::ClockReading> reading_;
    std::optional<Ahead> ahead_; ///< counted already
};

} // namespace zksync
