#include "serve.hpp"

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string_view>
#include <thread>

#include <pthread.h>

namespace zksync_sim {
namespace {

/// Whoever sees the file sees the whole number in it.
void write_port_file(const std::string& path, unsigned short port) {
    const std::string unfinished = path + ".new";
    std::ofstream(unfinished) << port << "\n";
    std::filesystem::rename(unfinished, path);
}

sigset_t end_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    return signals;
}

} // namespace

ServeOptions parse_serve_options(int argc, char** argv) {
    ServeOptions options;
    Tls tls;
    for (int i = 0; i < argc; ++i) {
        const std::string_view name = argv[i];
        if (i + 1 == argc) throw std::runtime_error(std::string(name) + " needs a value");
        const std::string value = argv[++i];
        if (name == "--port")
            options.port = static_cast<unsigned short>(std::stoul(value));
        else if (name == "--port-file")
            options.port_file = value;
        else if (name == "--tls-cert")
            tls.certificate_file = value;
        else if (name == "--tls-key")
            tls.key_file = value;
        else
            throw std::runtime_error("unknown option " + std::string(name));
    }
    if (!tls.certificate_file.empty()) options.tls = tls;
    return options;
}

void block_end_signals() {
    const sigset_t signals = end_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int serve(const ServeOptions& options, HttpServer::Handler handler, std::function<void()> before_stop) {
    block_end_signals();
    const sigset_t signals = end_signals();
    HttpServer server(options.port, std::move(handler), options.tls);
    if (options.port_file) write_port_file(*options.port_file, server.port());
    std::jthread on_signal([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        if (before_stop) before_stop();
        server.stop();
    });
    std::cout << "listening on " << (options.tls ? "https" : "http") << "://127.0.0.1:" << server.port()
              << std::endl;
    server.run();
    return 0;
}

} // namespace zksync_sim
