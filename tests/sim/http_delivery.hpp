#pragma once

#include "http_server.hpp"
#include "http_wire.hpp"

#include <functional>
#include <utility>

namespace zksync_sim {

/// What is to happen once on the way of an answer, however its delivery goes.
class Once {
public:
    Once() = default;
    ~Once() { run(); }
    Once(const Once&) = delete;
    Once& operator=(const Once&) = delete;

    void expect(std::function<void()> action) { action_ = std::move(action); }
    void run() {
        if (const auto action = std::exchange(action_, nullptr)) action();
    }

private:
    std::function<void()> action_;
};

/// Sends the answer the way it asks for; true when the connection can go on.
bool deliver(Wire& wire, const Reply& reply, const Request& request, Once& before_answer);

} // namespace zksync_sim
