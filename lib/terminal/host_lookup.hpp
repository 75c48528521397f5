#pragma once

#include "terminal/link.hpp"

#include <sys/socket.h>
#include <vector>

namespace zksync::terminal {

struct HostAddress {
    sockaddr_storage bytes{};
    socklen_t size = 0;
};

/// The addresses of the host, the preferred one first. A name server that does not answer holds up nothing
/// beyond the deadline. Throws Error (unreachable) where there is none, Interrupted.
std::vector<HostAddress> look_up(const Address& address, Deadline deadline);

} // namespace zksync::terminal
