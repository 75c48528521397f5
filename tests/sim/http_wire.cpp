#include "http_wire.hpp"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zksync_sim {

Descriptor::~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
}

Wire::Wire(int socket, int stop_fd, SSL_CTX* tls) : socket_(socket), stop_fd_(stop_fd) {
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (tls == nullptr) return;
    if (begins_without_tls()) {
        plain_at_tls_ = true;
        return;
    }
    ssl_.reset(SSL_new(tls));
    if (!ssl_ || SSL_set_fd(ssl_.get(), socket) != 1) throw WireClosed("no TLS session");
    for (;;) {
        const int result = SSL_accept(ssl_.get());
        if (result == 1) return;
        if (!wait_as_told(result)) throw WireClosed("TLS handshake failed");
    }
}

/// A TLS handshake begins with this byte, and no method of HTTP does.
bool Wire::begins_without_tls() {
    constexpr char handshake = 0x16;
    char first = handshake;
    for (;;) {
        wait_for(POLLIN);
        const ssize_t count = ::recv(socket_.get(), &first, 1, MSG_PEEK);
        if (count >= 0) return count == 1 && first != handshake;
        if (errno != EAGAIN && errno != EINTR) throw WireClosed("the client broke the connection");
    }
}

std::size_t Wire::read(char* buffer, std::size_t size) {
    for (;;) {
        if (ssl_) {
            std::size_t count = 0;
            const int result = SSL_read_ex(ssl_.get(), buffer, size, &count);
            if (result == 1) return count;
            if (!wait_as_told(result)) return 0;
            continue;
        }
        const ssize_t count = ::recv(socket_.get(), buffer, size, 0);
        if (count >= 0) return static_cast<std::size_t>(count);
        if (errno == EINTR) continue;
        if (errno != EAGAIN) throw WireClosed("the client broke the connection");
        wait_for(POLLIN);
    }
}

void Wire::write(std::string_view bytes) {
    while (!bytes.empty()) {
        if (ssl_) {
            std::size_t count = 0;
            const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
            if (result == 1)
                bytes.remove_prefix(count);
            else if (!wait_as_told(result))
                throw WireClosed("the client broke the TLS session");
            continue;
        }
        const ssize_t count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count >= 0)
            bytes.remove_prefix(static_cast<std::size_t>(count));
        else if (errno == EAGAIN)
            wait_for(POLLOUT);
        else if (errno != EINTR)
            throw WireClosed("the client broke the connection");
    }
}

Wire::Pause Wire::pause(std::chrono::milliseconds duration) {
    const auto until = std::chrono::steady_clock::now() + duration;
    for (;;) {
        auto left = std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        if (duration.count() >= 0 && left.count() <= 0) return Pause::over;
        std::array<pollfd, 2> fds{pollfd{stop_fd_, POLLIN, 0}, pollfd{socket_.get(), POLLRDHUP, 0}};
        ::poll(fds.data(), fds.size(), duration.count() < 0 ? -1 : static_cast<int>(left.count()));
        if (fds[0].revents != 0) return Pause::stopping;
        if (fds[1].revents != 0) return Pause::client_gone;
    }
}

void Wire::end_politely() {
    if (ssl_) SSL_shutdown(ssl_.get());
    ::shutdown(socket_.get(), SHUT_WR);
}

void Wire::end_by_reset() {
    // A reset throws away what is still on its way; on the loopback a moment is enough for it to arrive.
    pause(std::chrono::milliseconds(20));
    const linger at_once{1, 0};
    ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void Wire::wait_for(short events) {
    std::array<pollfd, 2> fds{pollfd{stop_fd_, POLLIN, 0}, pollfd{socket_.get(), events, 0}};
    while (::poll(fds.data(), fds.size(), -1) < 0 && errno == EINTR) {
    }
    if (fds[0].revents != 0) throw WireClosed("stopping");
}

bool Wire::wait_as_told(int ssl_result) {
    const int error = SSL_get_error(ssl_.get(), ssl_result);
    ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ)
        wait_for(POLLIN);
    else if (error == SSL_ERROR_WANT_WRITE)
        wait_for(POLLOUT);
    else
        return false;
    return true;
}

} // namespace zksync_sim
