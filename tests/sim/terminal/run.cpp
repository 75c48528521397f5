#include <iostream>

#include "serve.hpp"
#include "terminal/port.hpp"
#include "terminal/terminal.hpp"

namespace zksync_sim::terminal {

/// The controls are a small web server beside the port of the terminal.
int run_terminal(int argc, char** argv) {
    const ServeOptions options = parse_serve_options(argc, argv);
    block_end_signals();
    Terminal terminal;
    const Port port(0, terminal);
    terminal.listens_on(port.number());
    std::cout << "a terminal on 127.0.0.1:" << port.number() << std::endl;
    return serve(options, [&terminal](const Request& request) { return terminal.control(request); });
}

} // namespace zksync_sim::terminal
