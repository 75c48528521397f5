#include "terminal/port.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "terminal/delivery.hpp"

namespace zksync_sim::terminal {
namespace {

constexpr std::size_t top_size = 8;

sockaddr_in own_address(unsigned short port) {
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    own.sin_port = htons(port);
    return own;
}

bool bind_to(int fd, unsigned short port) {
    const sockaddr_in own = own_address(port);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    return ::bind(fd, reinterpret_cast<const sockaddr*>(&own), sizeof own) == 0;
}

unsigned short port_of(int fd) {
    sockaddr_in own{};
    socklen_t size = sizeof own;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&own), &size);
    return ntohs(own.sin_port);
}

void send_all(int fd, const std::string& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto sent = ::send(fd, bytes.data() + at, bytes.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) return;
        at += static_cast<std::size_t>(sent);
    }
}

/// Takes the first whole packet off what came; "" where its frame makes no sense.
std::optional<std::string> take_frame(std::string& waiting) {
    if (waiting.size() < top_size) return std::nullopt;
    if (waiting.compare(0, 4, with_top("").substr(0, 4)) != 0) return std::string();
    const std::size_t size = number_at(waiting, 4, 4);
    if (waiting.size() < top_size + size) return std::nullopt;
    std::string packet = waiting.substr(top_size, size);
    waiting.erase(0, top_size + size);
    return packet;
}

void pause(int ms) {
    if (ms > 0) std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

} // namespace

Port::Port(unsigned short port, Terminal& terminal) : terminal_(terminal) {
    // A free port for TCP may be taken for UDP: then another one.
    for (int tries = 0; tries < 20 && number_ == 0; ++tries) {
        stream_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        datagrams_ = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (bind_to(stream_, port) && bind_to(datagrams_, port_of(stream_)) && ::listen(stream_, 8) == 0) {
            number_ = port_of(stream_);
        } else {
            ::close(stream_);
            ::close(datagrams_);
        }
    }
    if (number_ == 0) throw std::runtime_error("no port to listen on");
    accepting_ = std::thread([this] { accept_connections(); });
    receiving_ = std::thread([this] { serve_datagrams(); });
}

Port::~Port() {
    stopping_ = true;
    ::shutdown(stream_, SHUT_RDWR);
    accepting_.join();
    receiving_.join();
    for (std::thread& thread : threads_) thread.join();
    ::close(stream_);
    ::close(datagrams_);
}

void Port::accept_connections() {
    while (!stopping_) {
        const int fd = ::accept4(stream_, nullptr, nullptr, SOCK_CLOEXEC);
        if (fd < 0) continue;
        terminal_.connected();
        threads_.emplace_back([this, fd] { serve_connection(fd); });
    }
}

/// Looks up from the socket now and then, to see that it has to stop.
bool is_readable(int fd) {
    pollfd polled{fd, POLLIN, 0};
    return ::poll(&polled, 1, 100) > 0;
}

void Port::serve_connection(int fd) {
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    std::string waiting;
    auto end = Delivery::End::stay;
    std::array<char, 65536> buffer{};
    while (!stopping_ && end == Delivery::End::stay) {
        if (!is_readable(fd)) continue;
        const auto got = ::recv(fd, buffer.data(), buffer.size(), 0);
        if (got <= 0) break;
        waiting.append(buffer.data(), static_cast<std::size_t>(got));
        while (const auto frame = take_frame(waiting)) {
            const auto packet = from_bytes(*frame);
            if (!packet) terminal_.heard_nonsense();
            if (frame->empty()) waiting.clear();
            if (!packet) continue;
            const Delivery delivery = delivered(terminal_.hear(*packet, "tcp"), Transport::tcp);
            pause(delivery.delay_ms);
            for (const std::string& bytes : delivery.sends) send_all(fd, bytes);
            end = delivery.end;
        }
    }
    if (end == Delivery::End::reset) {
        const linger at_once{1, 0};
        ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    ::close(fd);
}

void Port::serve_datagrams() {
    std::array<char, 65536> buffer{};
    while (!stopping_) {
        if (!is_readable(datagrams_)) continue;
        sockaddr_in from{};
        socklen_t size = sizeof from;
        auto* const sender = reinterpret_cast<sockaddr*>(&from);
        const auto got = ::recvfrom(datagrams_, buffer.data(), buffer.size(), 0, sender, &size);
        if (got <= 0) continue;
        const auto packet = from_bytes(std::string(buffer.data(), static_cast<std::size_t>(got)));
        if (!packet) {
            terminal_.heard_nonsense();
            continue;
        }
        const Delivery delivery = delivered(terminal_.hear(*packet, "udp"), Transport::udp);
        pause(delivery.delay_ms);
        for (const std::string& bytes : delivery.sends)
            ::sendto(datagrams_, bytes.data(), bytes.size(), 0, sender, size);
    }
}

} // namespace zksync_sim::terminal
