#pragma once

#include <atomic>
#include <thread>
#include <vector>

#include "terminal/terminal.hpp"

namespace zksync_sim::terminal {

/// The terminal's port on 127.0.0.1, the same number for TCP and UDP.
class Port {
public:
    /// 0 takes a free one. Throws std::runtime_error when it cannot listen.
    Port(unsigned short port, Terminal& terminal);
    ~Port();
    Port(const Port&) = delete;
    Port& operator=(const Port&) = delete;
    unsigned short number() const { return number_; }

private:
    void accept_connections();
    void serve_connection(int fd);
    void serve_datagrams();

    Terminal& terminal_;
    int stream_ = -1, datagrams_ = -1;
    unsigned short number_ = 0;
    std::atomic<bool> stopping_{false};
    std::vector<std::thread> threads_; ///< of connections: only the accepting thread adds to it
    std::thread accepting_, receiving_;
};

} // namespace zksync_sim::terminal
