#include "terminal/host_lookup.hpp"

#include "core/error.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <chrono>
#include <cstring>
#include <future>
#include <netdb.h>
#include <thread>
#include <utility>

namespace zksync::terminal {
namespace {

struct Found {
    int error = 0;
    std::vector<HostAddress> addresses;
};

Found ask(const Address& address, int flags) {
    addrinfo wanted{};
    wanted.ai_flags = flags;
    wanted.ai_socktype = address.protocol == Address::Protocol::tcp ? SOCK_STREAM : SOCK_DGRAM;
    addrinfo* list = nullptr;
    Found found;
    found.error = ::getaddrinfo(address.host.c_str(), std::to_string(address.port).c_str(), &wanted, &list);
    if (found.error != 0) return found;
    for (const addrinfo* one = list; one != nullptr; one = one->ai_next) {
        HostAddress host;
        std::memcpy(&host.bytes, one->ai_addr, one->ai_addrlen);
        host.size = one->ai_addrlen;
        found.addresses.push_back(host);
    }
    ::freeaddrinfo(list);
    return found;
}

/// getaddrinfo cannot be interrupted: it is left behind in a thread of its own.
Found ask_name_server(const Address& address, Deadline deadline) {
    std::promise<Found> promise;
    auto future = promise.get_future();
    std::thread([address, promise = std::move(promise)]() mutable {
        promise.set_value(ask(address, 0));
    }).detach();
    constexpr std::chrono::milliseconds between_looks{20};
    while (std::chrono::steady_clock::now() < deadline) {
        signals::check();
        if (future.wait_for(between_looks) == std::future_status::ready) return future.get();
    }
    return {EAI_AGAIN, {}};
}

} // namespace

std::vector<HostAddress> look_up(const Address& address, Deadline deadline) {
    Found found = ask(address, AI_NUMERICHOST);
    if (found.error != 0) found = ask_name_server(address, deadline);
    if (found.addresses.empty()) {
        throw Error(ErrorKind::unreachable,
                    fmt::format("cannot reach the terminal at {}: its name is not known ({})", address.text(),
                                ::gai_strerror(found.error)),
                    "the terminal shows its IP address in its menu (Comm., Ethernet)");
    }
    return std::move(found.addresses);
}

} // namespace zksync::terminal
