#include "terminal/link.hpp"

#include "core/error.hpp"
#include "terminal/frame_cutter.hpp"
#include "terminal/socket.hpp"

#include <fmt/format.h>

#include <sys/socket.h>
#include <utility>

namespace zksync::terminal {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds goodbye{300};

class TcpLink : public Link {
public:
    TcpLink(Address address, std::chrono::milliseconds timeout)
        : address_(std::move(address)), timeout_(timeout), socket_(address_, Clock::now() + timeout) {}

    void send(ByteView packet) override {
        const Bytes frame = framed(packet);
        const Deadline deadline = Clock::now() + timeout_;
        for (ByteView rest = frame; !rest.empty();) {
            if (!socket_.wait(Socket::Wait::writable, deadline)) throw closed("it takes nothing any more");
            rest = rest.subspan(socket_.write(rest).value_or(0));
        }
    }

    std::optional<Bytes> receive(Deadline deadline) override {
        for (;;) {
            if (auto packet = cutter_.next()) return packet;
            if (cutter_.stream() != FrameCutter::Stream::fine) throw nonsense();
            if (!socket_.wait(Socket::Wait::readable, deadline)) return std::nullopt;
            const auto got = socket_.read(buffer_);
            if (got == std::size_t{0}) throw closed("the terminal closed it");
            cutter_.feed(ByteView{buffer_}.first(got.value_or(0)));
        }
    }

    void hang_up(ByteView last_packet) noexcept override {
        try {
            if (!last_packet.empty()) static_cast<void>(socket_.write(framed(last_packet)));
            ::shutdown(socket_.fd(), SHUT_WR);
            socket_.drain(Clock::now() + goodbye);
        } catch (...) { // what cannot be said any more is not said
        }
    }

    Address::Protocol protocol() const override { return Address::Protocol::tcp; }

private:
    Error closed(std::string_view why) const {
        return Error(ErrorKind::unreachable,
                     fmt::format("the connection to the terminal at {} broke: {}", address_.text(), why),
                     "the next pass tries again; a terminal serves one client at a time");
    }
    Error nonsense() const {
        if (cutter_.stream() == FrameCutter::Stream::absurd) {
            return Error(ErrorKind::protocol,
                         fmt::format("cannot read what the terminal at {} sends: a packet of a length that "
                                     "cannot be",
                                     address_.text()),
                         "");
        }
        return Error(ErrorKind::protocol,
                     fmt::format("what answers at {} is not a ZK terminal", address_.text()),
                     "is it the terminal's address, and its port (4370 unless somebody changed it)?");
    }

    Address address_;
    std::chrono::milliseconds timeout_;
    Socket socket_;
    FrameCutter cutter_;
    Bytes buffer_ = Bytes(64U << 10);
};

class UdpLink : public Link {
public:
    UdpLink(const Address& address, std::chrono::milliseconds timeout)
        : socket_(address, Clock::now() + timeout) {}

    void send(ByteView packet) override { static_cast<void>(socket_.write(packet)); }

    std::optional<Bytes> receive(Deadline deadline) override {
        while (socket_.wait(Socket::Wait::readable, deadline)) {
            if (const auto got = socket_.read(buffer_)) {
                return Bytes(buffer_.begin(), buffer_.begin() + static_cast<std::ptrdiff_t>(*got));
            }
        }
        return std::nullopt;
    }

    void hang_up(ByteView last_packet) noexcept override {
        try {
            if (!last_packet.empty()) send(last_packet);
        } catch (...) { // what cannot be said any more is not said
        }
    }

    Address::Protocol protocol() const override { return Address::Protocol::udp; }

private:
    Socket socket_;
    Bytes buffer_ = Bytes(64U << 10);
};

} // namespace

std::unique_ptr<Link> connect(const Address& address, std::chrono::milliseconds timeout) {
    if (address.protocol == Address::Protocol::udp) return std::make_unique<UdpLink>(address, timeout);
    return std::make_unique<TcpLink>(address, timeout);
}

} // namespace zksync::terminal
