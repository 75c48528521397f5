#include "http_server.hpp"

#include <array>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <mutex>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include "http_delivery.hpp"
#include "http_request.hpp"
#include "http_wire.hpp"

namespace zksync_sim {
namespace {

using TlsContext = std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)>;

/// As nginx answers a request without TLS at a port of TLS.
Reply https_wanted() {
    Reply reply;
    reply.status = 400;
    reply.headers = {{"Server", "nginx/1.22.1"}, {"Content-Type", "text/html"}};
    reply.body = "<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n"
                 "<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n"
                 "<center>The plain HTTP request was sent to HTTPS port</center>\r\n"
                 "<hr><center>nginx/1.22.1</center>\r\n</body>\r\n</html>\r\n";
    reply.close = true;
    return reply;
}

TlsContext make_tls(const std::optional<Tls>& tls) {
    TlsContext context(nullptr, &SSL_CTX_free);
    if (!tls) return context;
    context.reset(SSL_CTX_new(TLS_server_method()));
    if (!context || SSL_CTX_use_certificate_chain_file(context.get(), tls->certificate_file.c_str()) != 1 ||
        SSL_CTX_use_PrivateKey_file(context.get(), tls->key_file.c_str(), SSL_FILETYPE_PEM) != 1)
        throw std::runtime_error("cannot read the certificate or the key");
    return context;
}

int listen_on_loopback(unsigned short port) {
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // The sockets API takes every family of address through this cast.
    if (fd < 0 || ::bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(fd, 512) != 0)
        throw std::runtime_error(std::string("cannot listen: ") + std::strerror(errno));
    return fd;
}

} // namespace

struct HttpServer::Impl {
    Impl(unsigned short port, Handler on_request, const std::optional<Tls>& wanted_tls)
        : handler(std::move(on_request)), tls(make_tls(wanted_tls)), listener(listen_on_loopback(port)) {}

    Handler handler;
    TlsContext tls;
    Descriptor stop_event{::eventfd(0, EFD_CLOEXEC)};
    Descriptor listener;
    std::mutex mutex;
    std::condition_variable one_ended;
    std::size_t connections = 0;

    void start_connection(int socket);
    void converse(int socket);
    void wait_for_connections();
    Reply ask_handler(const Request& request) const;
};

Reply HttpServer::Impl::ask_handler(const Request& request) const {
    try {
        return handler(request);
    } catch (const std::exception& e) {
        Reply reply;
        reply.status = 500;
        reply.headers = {{"Content-Type", "text/plain"}};
        reply.body = std::string("the simulator failed: ") + e.what() + "\n";
        return reply;
    }
}

void HttpServer::Impl::converse(int socket) {
    // These outlive the connection: whoever waits for its end does not wait for them.
    Once afterwards, before_answer;
    try {
        Wire wire(socket, stop_event.get(), tls.get());
        RequestReader reader(wire);
        if (wire.is_plain_at_tls()) {
            if (const auto request = reader.next()) deliver(wire, https_wanted(), *request, before_answer);
            return;
        }
        try {
            while (const auto request = reader.next()) {
                Reply reply = ask_handler(*request);
                if (!reader.keep_alive()) reply.close = true;
                afterwards.expect(std::move(reply.afterwards));
                before_answer.expect(std::move(reply.before_answer));
                if (!deliver(wire, reply, *request, before_answer)) return;
                afterwards.run();
            }
        } catch (const std::invalid_argument&) {
            wire.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }
        wire.end_politely();
    } catch (const WireClosed&) {
        return; // Clients may leave whenever they like.
    }
}

void HttpServer::Impl::start_connection(int socket) {
    {
        const std::lock_guard lock(mutex);
        ++connections;
    }
    std::thread([this, socket] {
        converse(socket);
        const std::lock_guard lock(mutex);
        --connections;
        one_ended.notify_all();
    }).detach();
}

void HttpServer::Impl::wait_for_connections() {
    std::unique_lock lock(mutex);
    one_ended.wait(lock, [this] { return connections == 0; });
}

HttpServer::HttpServer(unsigned short port, Handler handler, std::optional<Tls> tls)
    : impl_(std::make_unique<Impl>(port, std::move(handler), tls)) {
    std::signal(SIGPIPE, SIG_IGN); // OpenSSL writes without MSG_NOSIGNAL.
}

HttpServer::~HttpServer() {
    stop();
    impl_->wait_for_connections();
}

unsigned short HttpServer::port() const {
    sockaddr_in address{};
    socklen_t size = sizeof address;
    ::getsockname(impl_->listener.get(), reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.sin_port);
}

void HttpServer::run() {
    for (;;) {
        std::array<pollfd, 2> fds{pollfd{impl_->stop_event.get(), POLLIN, 0},
                                  pollfd{impl_->listener.get(), POLLIN, 0}};
        if (::poll(fds.data(), fds.size(), -1) < 0 && errno != EINTR) break;
        if (fds[0].revents != 0) break;
        if (fds[1].revents == 0) continue;
        const int socket = ::accept4(impl_->listener.get(), nullptr, nullptr, SOCK_CLOEXEC);
        if (socket >= 0) impl_->start_connection(socket);
    }
    impl_->wait_for_connections();
}

void HttpServer::stop() { ::eventfd_write(impl_->stop_event.get(), 1); }

} // namespace zksync_sim
