#include "site.hpp"

#include "application.hpp"

#include "../serve.hpp"

#include <cstdlib>

namespace zksync_sim {

int run_site(int argc, char** argv) {
    const auto options = parse_serve_options(argc, argv);
    site::Application site;
    // Requests that sleep, wait for the series lock or commit late must not keep the process alive.
    return serve(
        options, [&site](const Request& request) { return site.handle(request); }, [] { std::_Exit(0); });
}

} // namespace zksync_sim
