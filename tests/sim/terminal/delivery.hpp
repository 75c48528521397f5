#pragma once

#include <string>
#include <vector>

#include "terminal/terminal.hpp"

namespace zksync_sim::terminal {

/// What goes over the wire, in its order, once the fault has had its way; of TCP with tops.
struct Delivery {
    enum class End { stay, close, reset };
    std::vector<std::string> sends; ///< one a datagram; over TCP each by itself
    End end = End::stay;
    int delay_ms = 0;
};

enum class Transport { tcp, udp };
Delivery delivered(const Outgoing& out, Transport transport);

} // namespace zksync_sim::terminal
