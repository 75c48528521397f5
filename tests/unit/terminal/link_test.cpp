#include "terminal/link.hpp"

#include "core/error.hpp"
#include "terminal/frame_cutter.hpp"
#include "terminal/packet.hpp"
#include "util/signals.hpp"
#include "vectors.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <csignal>
#include <functional>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace zksync;
using namespace zksync::terminal;
using namespace std::chrono_literals;
using Catch::Contains;

namespace {

/// Accepts one connection, or takes datagrams, on 127.0.0.1.
class Listener {
public:
    explicit Listener(Address::Protocol protocol)
        : fd_(::socket(AF_INET, protocol == Address::Protocol::tcp ? SOCK_STREAM : SOCK_DGRAM, 0)) {
        sockaddr_in own{};
        own.sin_family = AF_INET;
        own.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof own;
        REQUIRE(::bind(fd_, reinterpret_cast<sockaddr*>(&own), size) == 0);
        REQUIRE(::getsockname(fd_, reinterpret_cast<sockaddr*>(&own), &size) == 0);
        address_ = {"127.0.0.1", ntohs(own.sin_port), protocol};
        if (protocol == Address::Protocol::tcp) REQUIRE(::listen(fd_, 1) == 0);
    }
    ~Listener() { ::close(fd_); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    const Address& address() const { return address_; }
    int fd() const { return fd_; }
    int accepted() const { return ::accept(fd_, nullptr, nullptr); }

private:
    int fd_;
    Address address_;
};

void say(int fd, ByteView bytes) { CHECK(::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL) >= 0); }

Deadline soon() { return std::chrono::steady_clock::now() + 5s; }

const Bytes greeting = request_packet(Command::connect, 0, 0);

} // namespace

TEST_CASE("an address is shown with its port, and one of IPv6 in brackets") {
    CHECK(Address{"192.168.1.201"}.text() == "192.168.1.201:4370");
    CHECK(Address{"::1", 80}.text() == "[::1]:80");
}

TEST_CASE("packets go and come over TCP, in whatever pieces, until the other end closes") {
    const Listener listener(Address::Protocol::tcp);
    const auto link = connect(listener.address(), 5s);
    const int there = listener.accepted();

    link->send(greeting);
    Bytes heard(framed(greeting).size());
    CHECK(::recv(there, heard.data(), heard.size(), MSG_WAITALL) == static_cast<ssize_t>(heard.size()));
    CHECK(heard == framed(greeting));

    const Bytes frame = framed(greeting);
    say(there, ByteView{frame}.first(5));
    CHECK_FALSE(link->receive(std::chrono::steady_clock::now()));
    Bytes rest(frame.begin() + 5, frame.end());
    rest.insert(rest.end(), frame.begin(), frame.end());
    say(there, rest);
    CHECK(link->receive(soon()) == greeting);
    CHECK(link->receive(soon()) == greeting);

    ::close(there);
    CHECK_THROWS_WITH(link->receive(soon()), Contains(listener.address().text()) && Contains("closed it"));
}

TEST_CASE("a web server at the port is no ZK terminal") {
    const Listener listener(Address::Protocol::tcp);
    const auto link = connect(listener.address(), 5s);
    const int there = listener.accepted();
    say(there, bytes_of("HTTP/1.1 400 Bad Request\r\n"));
    try {
        link->receive(soon());
        FAIL("read");
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::protocol);
        CHECK_THAT(error.what(), Contains("not a ZK terminal"));
    }
    ::close(there);
}

TEST_CASE("the last packet arrives although an answer was never read") {
    const Listener listener(Address::Protocol::tcp);
    const auto link = connect(listener.address(), 5s);
    const int there = listener.accepted();
    say(there, Bytes(1'000, 7));
    std::thread end([&] { link->hang_up(request_packet(Command::exit, 1, 2)); });
    Bytes heard(framed(greeting).size());
    CHECK(::recv(there, heard.data(), heard.size(), MSG_WAITALL) == static_cast<ssize_t>(heard.size()));
    CHECK(heard == framed(request_packet(Command::exit, 1, 2)));
    ::close(there);
    end.join();
}

TEST_CASE("where nobody listens that is said, over UDP too") {
    for (const auto protocol : {Address::Protocol::tcp, Address::Protocol::udp}) {
        const Address nobody = Listener(protocol).address();
        try {
            const auto link = connect(nobody, 5s);
            link->send(greeting);
            link->receive(soon());
            FAIL("reached");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::unreachable);
            CHECK_THAT(error.what(), Contains(nobody.text()));
        }
    }
}

TEST_CASE("a name that nobody knows is said as that") {
    CHECK_THROWS_WITH(connect({"terminal.invalid"}, 5s), Contains("its name is not known"));
}

TEST_CASE("a datagram is a packet") {
    const Listener listener(Address::Protocol::udp);
    const auto link = connect(listener.address(), 5s);
    link->send(greeting);
    Bytes heard(100);
    sockaddr_in from{};
    socklen_t size = sizeof from;
    CHECK(::recvfrom(listener.fd(), heard.data(), heard.size(), 0, reinterpret_cast<sockaddr*>(&from),
                     &size) == 8);
    CHECK(::sendto(listener.fd(), heard.data(), 8, 0, reinterpret_cast<sockaddr*>(&from), size) == 8);
    CHECK(link->receive(soon()) == greeting);
}

TEST_CASE("a signal ends a wait for a silent terminal at once") {
    const Listener listener(Address::Protocol::tcp);
    const pid_t child = ::fork();
    if (child == 0) {
        signals::install();
        try {
            const auto link = connect(listener.address(), 60s);
            ::raise(SIGTERM);
            link->receive(std::chrono::steady_clock::now() + 60s);
            ::_exit(1);
        } catch (const Interrupted& interrupted) {
            ::_exit(interrupted.signal() == SIGTERM ? 0 : 2);
        } catch (...) {
            ::_exit(3);
        }
    }
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(status == 0);
}
