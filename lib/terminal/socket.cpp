#include "terminal/socket.hpp"

#include "core/error.hpp"
#include "terminal/host_lookup.hpp"
#include "util/files.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <unistd.h>

namespace zksync::terminal {
namespace {

constexpr auto hint =
    "is it on, is the address right, and is the port open from here? zksync auth tells again";

Error unreachable(const Address& address, const std::string& why) {
    return Error(ErrorKind::unreachable,
                 fmt::format("cannot reach the terminal at {}: {}", address.text(), why), hint);
}

Error broke(const Address& address, int error) {
    const bool refused = error == ECONNREFUSED;
    return Error(ErrorKind::unreachable,
                 fmt::format("the connection to the terminal at {} broke: {}", address.text(),
                             refused ? "nobody listens there" : errno_text(error)),
                 "the next pass tries again; a terminal serves one client at a time");
}

bool is_for_later(int error) { return error == EAGAIN || error == EWOULDBLOCK || error == EINTR; }

} // namespace

std::string Address::text() const {
    if (host.find(':') != std::string::npos) return fmt::format("[{}]:{}", host, port);
    return fmt::format("{}:{}", host, port);
}

Socket::Socket(const Address& address, Deadline deadline) : address_(address) {
    const auto hosts = look_up(address, deadline);
    try {
        open(reinterpret_cast<const sockaddr*>(&hosts.front().bytes), hosts.front().size, deadline);
    } catch (...) {
        if (fd_ >= 0) ::close(fd_);
        throw;
    }
}

Socket::~Socket() { ::close(fd_); }

void Socket::open(const sockaddr* to, socklen_t size, Deadline deadline) {
    const bool tcp = address_.protocol == Address::Protocol::tcp;
    fd_ = ::socket(to->sa_family, (tcp ? SOCK_STREAM : SOCK_DGRAM) | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd_ < 0) throw unreachable(address_, errno_text(errno));
    if (tcp) {
        const int on = 1;
        // Requests are small and each waits for an answer.
        ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    if (::connect(fd_, to, size) == 0) return;
    if (errno != EINPROGRESS) throw unreachable(address_, errno_text(errno));
    if (!wait(Wait::writable, deadline)) throw unreachable(address_, "nobody answers");
    int error = 0;
    socklen_t error_size = sizeof error;
    ::getsockopt(fd_, SOL_SOCKET, SO_ERROR, &error, &error_size);
    if (error != 0) throw unreachable(address_, errno_text(error));
}

bool Socket::wait(Wait what, Deadline deadline) const {
    const short events = what == Wait::readable ? POLLIN : POLLOUT;
    for (;;) {
        signals::check();
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        std::array polled{pollfd{fd_, events, 0}, pollfd{signals::wake_fd(), POLLIN, 0}};
        const auto slice = std::clamp<std::int64_t>(left.count(), 0, 60'000);
        const int ready = ::poll(polled.data(), polled.size(), static_cast<int>(slice));
        if (ready > 0 && polled[0].revents != 0) return true;
        if (left.count() <= 0) return false;
    }
}

std::optional<std::size_t> Socket::read(std::span<std::uint8_t> into) const {
    const auto got = ::recv(fd_, into.data(), into.size(), 0);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (is_for_later(errno)) return std::nullopt;
    throw broke(address_, errno);
}

std::optional<std::size_t> Socket::write(ByteView bytes) const {
    const auto sent = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) return static_cast<std::size_t>(sent);
    if (is_for_later(errno)) return std::nullopt;
    throw broke(address_, errno);
}

void Socket::drain(Deadline deadline) const noexcept {
    std::array<std::uint8_t, 4096> unread{};
    while (std::chrono::steady_clock::now() < deadline) {
        const auto left =
            std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd polled{fd_, POLLIN, 0};
        if (::poll(&polled, 1, static_cast<int>(left.count())) == 0) return;
        const auto got = ::recv(fd_, unread.data(), unread.size(), 0);
        if (got == 0 || (got < 0 && !is_for_later(errno))) return;
    }
}

} // namespace zksync::terminal
