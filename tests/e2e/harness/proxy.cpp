#include "harness/proxy.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace e2e {
namespace {

sockaddr_in local(unsigned short port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// Whatever comes up to the end of the header.
std::string read_head(int client) {
    std::string head;
    std::array<char, 4096> buffer{};
    while (head.find("\r\n\r\n") == std::string::npos) {
        const ssize_t size = recv(client, buffer.data(), buffer.size(), 0);
        if (size <= 0) return {};
        head.append(buffer.data(), static_cast<std::size_t>(size));
    }
    return head;
}

void send_all(int socket, std::string_view text) {
    while (!text.empty()) {
        const ssize_t size = send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        if (size <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(size));
    }
}

/// Both ways, until one of them hangs up.
void relay(int one, int other) {
    std::array<pollfd, 2> ends{{{one, POLLIN, 0}, {other, POLLIN, 0}}};
    std::array<char, 4096> buffer{};
    while (poll(ends.data(), ends.size(), 60'000) > 0) {
        for (std::size_t from = 0; from < ends.size(); ++from) {
            if (ends.at(from).revents == 0) continue;
            const ssize_t size = recv(ends.at(from).fd, buffer.data(), buffer.size(), 0);
            if (size <= 0) return;
            send_all(ends.at(1 - from).fd, {buffer.data(), static_cast<std::size_t>(size)});
        }
    }
}

/// The port in "http://127.0.0.1:8080/x" or "127.0.0.1:8080"; the tests have no other host.
unsigned short port_in(const std::string& target) {
    const auto colon = target.rfind(':', target.find('/', target.find("//") + 2));
    return static_cast<unsigned short>(std::stoi(target.substr(colon + 1)));
}

int connect_to(unsigned short port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = local(port);
    if (connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
    close(socket);
    return -1;
}

} // namespace

Proxy::Proxy() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = local(0);
    socklen_t size = sizeof address;
    if (bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 || listen(listener_, 16) != 0 ||
        getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
        throw std::runtime_error("cannot open a proxy");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
}

Proxy::~Proxy() { stop(); }

void Proxy::stop() {
    if (stopping_.exchange(true)) return;
    shutdown(listener_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    close(listener_);
}

std::string Proxy::address() const { return "127.0.0.1:" + std::to_string(port_); }

void Proxy::answer(int status, const std::string& body, const std::string& headers) {
    const std::lock_guard lock(mutex_);
    status_ = status;
    body_ = body;
    headers_ = headers;
}

std::vector<std::string> Proxy::requests() const {
    const std::lock_guard lock(mutex_);
    return requests_;
}

std::string Proxy::reply() const {
    const std::lock_guard lock(mutex_);
    if (status_ == 0) return {};
    return "HTTP/1.1 " + std::to_string(status_) + " No\r\nServer: squid/5.7\r\n" + headers_ +
           "Connection: close\r\nContent-Length: " + std::to_string(body_.size()) + "\r\n\r\n" + body_;
}

/// One connection after the other: the program has one under way at a time.
void Proxy::serve() {
    while (!stopping_) {
        const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) return;
        handle(client);
        close(client);
    }
}

void Proxy::handle(int client) {
    const std::string head = read_head(client);
    if (head.empty()) return;
    const std::string line = head.substr(0, head.find("\r\n"));
    if (head.find("Proxy-Authorization:") != std::string::npos) was_told_a_name_ = true;
    {
        const std::lock_guard lock(mutex_);
        requests_.push_back(line);
    }
    if (const std::string told = reply(); !told.empty()) return send_all(client, told);
    const auto begin = line.find(' ') + 1;
    const std::string target = line.substr(begin, line.rfind(' ') - begin);
    const int server = connect_to(port_in(target));
    if (server < 0) return send_all(client, "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n");
    if (line.starts_with("CONNECT ")) {
        send_all(client, "HTTP/1.1 200 Connection established\r\n\r\n");
    } else {
        const auto path = target.find('/', target.find("//") + 2);
        // The other end closes, so that the next request comes as one of its own.
        std::string passed_on = line.substr(0, begin) + target.substr(path) + line.substr(line.rfind(' ')) +
                                "\r\nConnection: close" + head.substr(line.size());
        send_all(server, passed_on);
    }
    relay(client, server);
    close(server);
}

} // namespace e2e
