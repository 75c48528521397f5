// crontab --format systemd: what a service that may write to nothing is let write to.
#include "harness/scene.hpp"

#include <catch2/catch.hpp>

using namespace e2e;
using Catch::Contains;

TEST_CASE("The folder of a file for a monitor is opened to the service, and need not be there") {
    Desk desk;
    desk.config.set("", "state_dir", "/var/lib/zksync");
    const auto unit = [&] {
        return desk.run_bare({"--config", desk.config_path().string(), "crontab", "--format", "systemd"}).out;
    };
    desk.write_config();
    CHECK_THAT(unit(), !Contains("ReadWritePaths="));
    desk.config.set("monitor", "metrics_file", "/var/lib/node exporter/zksync.prom");
    desk.write_config();
    CHECK_THAT(unit(), Contains("\nStateDirectoryMode=0700\nReadWritePaths=\"-/var/lib/node exporter\"\n"));
    desk.config.set("monitor", "metrics_file", "/home/watch/zksync.prom");
    desk.write_config();
    CHECK_THAT(unit(), Contains("\nReadWritePaths=-/home/watch\n") && Contains("\nProtectHome=read-only\n"));
}
