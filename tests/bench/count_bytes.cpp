// zksync-bench-bytes PORT: reads the log of a terminal at that port of 127.0.0.1, piece after piece, and does
// nothing but count its bytes. It shares no code with the program.
#include "terminal/wire.hpp"

#include <array>
#include <iostream>
#include <stdexcept>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace zksync_sim::terminal;

namespace {

constexpr unsigned connect_code = 1000, exit_code = 1001, prepare = 1503, piece = 1504, data = 1501,
                   ok = 2000;
constexpr std::size_t largest_piece = 0xFFC0, top_size = 8, header_size = 8;

class Client {
public:
    explicit Client(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in there{};
        there.sin_family = AF_INET;
        there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        there.sin_port = htons(port);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&there), sizeof there) != 0)
            throw std::runtime_error("nobody is there");
        const int on = 1;
        ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void say(unsigned code, const std::string& bytes = {}) {
        const std::string all = with_top(to_bytes({code, session, ++number_, bytes}));
        if (::send(socket_, all.data(), all.size(), 0) != static_cast<ssize_t>(all.size()))
            throw std::runtime_error("it went away");
    }
    Packet hear() {
        while (waiting_.size() < top_size || waiting_.size() < top_size + number_at(waiting_, 4, 4))
            receive();
        const std::size_t size = number_at(waiting_, 4, 4);
        Packet packet{number_at(waiting_, top_size, 2), number_at(waiting_, top_size + 4, 2), 0,
                      waiting_.substr(top_size + header_size, size - header_size)};
        waiting_.erase(0, top_size + size);
        return packet;
    }

    unsigned session = 0;

private:
    void receive() {
        std::array<char, 65'536> buffer{};
        const auto got = ::recv(socket_, buffer.data(), buffer.size(), 0);
        if (got <= 0) throw std::runtime_error("it went away");
        waiting_.append(buffer.data(), static_cast<std::size_t>(got));
    }

    int socket_;
    std::string waiting_;
    unsigned number_ = 0;
};

std::size_t bytes_of_log(Client& client) {
    client.say(connect_code);
    client.session = client.hear().session;
    client.say(prepare, number_bytes(1, 1) + number_bytes(13, 2) + number_bytes(0, 8));
    const std::size_t all = number_at(client.hear().data, 1, 4);
    std::size_t came = 0;
    while (came < all) {
        const std::size_t size = std::min(largest_piece, all - came);
        client.say(piece, number_bytes(came, 4) + number_bytes(size, 4));
        for (Packet packet = client.hear(); packet.code != ok; packet = client.hear())
            if (packet.code == data) came += packet.data.size();
    }
    client.say(exit_code);
    client.hear();
    return came;
}

} // namespace

int main(int, char** argv) {
    try {
        Client client(static_cast<unsigned short>(std::stoi(argv[1])));
        std::cout << bytes_of_log(client) << "\n";
    } catch (const std::exception& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
