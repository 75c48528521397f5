#pragma once

#include "terminal/link.hpp"

#include <sys/socket.h>

namespace zksync::terminal {

/// A socket that never blocks for longer than a deadline, nor once a signal has come.
class Socket {
public:
    /// Finds the host and connects to it. Throws Error (unreachable), Interrupted.
    Socket(const Address& address, Deadline deadline);
    ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    enum class Wait { readable, writable };
    /// False when it did not become so in time. Throws Interrupted.
    bool wait(Wait what, Deadline deadline) const;
    /// What came, at most as many bytes as fit: 0 for the end of the stream, nothing where nothing is there.
    /// Throws Error (unreachable).
    std::optional<std::size_t> read(std::span<std::uint8_t> into) const;
    /// How many bytes were taken; nothing where none can be at the moment. Throws Error (unreachable).
    std::optional<std::size_t> write(ByteView bytes) const;
    /// Reads and drops until the other end closes, whatever signals come.
    void drain(Deadline deadline) const noexcept;
    int fd() const { return fd_; }

private:
    void open(const sockaddr* to, socklen_t size, Deadline deadline);

    Address address_;
    int fd_ = -1;
};

} // namespace zksync::terminal
