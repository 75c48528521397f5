#pragma once

#include "terminal/bytes.hpp"

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace zksync::terminal {

inline constexpr std::uint16_t usual_port = 4370;

/// Where a terminal is, and how it is spoken to.
struct Address {
    enum class Protocol { tcp, udp };
    std::string host;
    std::uint16_t port = usual_port;
    Protocol protocol = Protocol::tcp;

    /// "192.168.1.201:4370", with brackets around an address of IPv6.
    std::string text() const;
};

using Deadline = std::chrono::steady_clock::time_point;

/// The way to a terminal: packets go, packets come. Every call but `hang_up` throws Interrupted when a signal
/// comes, and Error: unreachable (the connection broke), protocol (what answers is no ZK terminal).
class Link {
public:
    virtual ~Link() = default;

    virtual void send(ByteView packet) = 0;
    /// The next packet; nothing where none came in time.
    virtual std::optional<Bytes> receive(Deadline deadline) = 0;
    /// Sends a last packet, where one is given and it still can be, and closes. Waits for nothing but, for a
    /// moment, the other end's own close: an answer that nobody reads would make TCP throw the packet away.
    virtual void hang_up(ByteView last_packet) noexcept = 0;
    /// Can packets get lost, doubled and swapped?
    virtual Address::Protocol protocol() const = 0;
};

/// Connects within that time. No probe goes before it: some terminals restart when a connection is closed
/// without a word (docs/reference/terminal-protocol.md, section 15). Throws Error (unreachable), Interrupted.
std::unique_ptr<Link> connect(const Address& address, std::chrono::milliseconds timeout);

} // namespace zksync::terminal
