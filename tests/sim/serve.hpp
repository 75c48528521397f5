#pragma once

#include <functional>
#include <optional>
#include <string>

#include "http_server.hpp"

namespace zksync_sim {

struct ServeOptions {
    unsigned short port = 0; ///< 0: a free one
    std::optional<std::string> port_file;
    std::optional<Tls> tls;
};

/// Reads `--port`, `--port-file`, `--tls-cert` and `--tls-key`. Throws std::runtime_error for anything else.
ServeOptions parse_serve_options(int argc, char** argv);

/// SIGTERM and SIGINT wait for `serve`: for those who start threads before it.
void block_end_signals();

/// Says where it listens and serves until SIGTERM or SIGINT; then 0. `before_stop` runs first, to let go of
/// handlers that wait for something. Call it before any other thread exists.
int serve(const ServeOptions& options, HttpServer::Handler handler, std::function<void()> before_stop = {});

} // namespace zksync_sim
