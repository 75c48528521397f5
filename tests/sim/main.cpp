#include <exception>
#include <iostream>
#include <string_view>

#include "device/device.hpp"
#include "monitor/monitor.hpp"
#include "ready/ready.hpp"
#include "site/site.hpp"
#include "terminal/terminal.hpp"

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    try {
        if (what == "device") return zksync_sim::run_device(argc - 2, argv + 2);
        if (what == "ready-device") return zksync_sim::run_ready_device(argc - 2, argv + 2);
        if (what == "site") return zksync_sim::run_site(argc - 2, argv + 2);
        if (what == "monitor") return zksync_sim::run_monitor(argc - 2, argv + 2);
        if (what == "terminal") return zksync_sim::terminal::run_terminal(argc - 2, argv + 2);
    } catch (const std::exception& e) {
        std::cerr << "zksync-sim: " << e.what() << "\n";
        return 1;
    }
    std::cerr << "usage: zksync-sim device|ready-device|site|terminal|monitor [--port N] [--port-file F] "
                 "[--tls-cert "
                 "C --tls-key K]\n";
    return 64;
}
