#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

namespace zksync_sim {

/// The connection ended, or the server is stopping: nobody is left to talk to.
struct WireClosed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A file descriptor that is closed with its owner.
class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    ~Descriptor();
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

private:
    int fd_;
};

/// One accepted connection, plain or TLS. Every wait ends at once when `stop_fd` becomes readable.
class Wire {
public:
    /// Takes the socket over. Shakes hands first when there is a TLS context; throws WireClosed if that
    /// fails. A client that does not begin with TLS is talked to without it.
    Wire(int socket, int stop_fd, SSL_CTX* tls);

    /// There is a TLS context, and this client knows nothing of it.
    bool is_plain_at_tls() const { return plain_at_tls_; }

    /// Whatever has come, at most `size` bytes; 0 at the end of the stream.
    std::size_t read(char* buffer, std::size_t size);
    void write(std::string_view bytes);

    enum class Pause { over, client_gone, stopping };
    /// Waits; a negative duration waits until the client goes away.
    Pause pause(std::chrono::milliseconds duration);

    void end_politely(); ///< close_notify and FIN: the answer was whole
    void end_by_reset(); ///< what was sent arrives, then a TCP reset

private:
    bool begins_without_tls();
    void wait_for(short events);
    bool wait_as_told(int ssl_result);

    Descriptor socket_;
    int stop_fd_;
    bool plain_at_tls_ = false;
    std::unique_ptr<SSL, decltype(&SSL_free)> ssl_{nullptr, &SSL_free};
};

} // namespace zksync_sim
