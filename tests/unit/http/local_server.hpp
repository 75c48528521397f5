#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <functional>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace zksync::test {

/// The server's side of one connection.
class Peer {
public:
    explicit Peer(int fd) : fd_(fd) {}

    /// The next request, body included; "" when the client hung up.
    std::string read_request() {
        std::string request;
        std::size_t wanted = std::string::npos;
        while (request.size() < wanted) {
            char buffer[4096];
            const auto got = ::recv(fd_, buffer, sizeof buffer, 0);
            if (got <= 0) return "";
            request.append(buffer, static_cast<std::size_t>(got));
            const auto head_end = request.find("\r\n\r\n");
            if (head_end == std::string::npos) continue;
            const auto length = request.find("Content-Length: ");
            wanted = head_end + 4 + (length < head_end ? std::stoul(request.substr(length + 16)) : 0);
        }
        return request;
    }
    void write(std::string_view text) { ::send(fd_, text.data(), text.size(), MSG_NOSIGNAL); }
    /// Whatever comes first.
    void read_some() {
        char buffer[4096];
        [[maybe_unused]] const auto got = ::recv(fd_, buffer, sizeof buffer, 0);
    }
    /// Ends the connection by a reset.
    void reset() {
        const linger at_once{1, 0};
        ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    }
    /// Until the client hangs up.
    void wait() { read_request(); }

private:
    int fd_;
};

/// Listens on a port of 127.0.0.1 and gives one connection after the other to `serve`.
class LocalServer {
public:
    explicit LocalServer(std::function<void(Peer&)> serve) : serve_(std::move(serve)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        if (::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
            ::getsockname(listener_, generic, &size) != 0) {
            throw std::runtime_error("no port to listen on");
        }
        port_ = ntohs(address.sin_port);
        thread_ = std::thread{[this] { run(); }};
    }
    LocalServer(const LocalServer&) = delete;
    LocalServer& operator=(const LocalServer&) = delete;
    ~LocalServer() {
        ::shutdown(listener_, SHUT_RDWR);
        if (const int fd = current_; fd >= 0) ::shutdown(fd, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }

    std::string url(std::string_view path, std::string_view scheme = "http") const {
        return std::string{scheme} + "://127.0.0.1:" + std::to_string(port_) + std::string{path};
    }
    int connections() const { return connections_; }

private:
    void run() {
        for (int fd = ::accept(listener_, nullptr, nullptr); fd >= 0;
             fd = ::accept(listener_, nullptr, nullptr)) {
            ++connections_;
            current_ = fd;
            Peer peer{fd};
            serve_(peer);
            current_ = -1;
            ::close(fd);
        }
    }

    std::function<void(Peer&)> serve_;
    int listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    int port_ = 0;
    std::atomic<int> connections_{0};
    std::atomic<int> current_{-1};
    std::thread thread_;
};

} // namespace zksync::test
