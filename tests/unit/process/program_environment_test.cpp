#include "process/program_environment.hpp"

#include <catch2/catch.hpp>

#include <array>

using namespace zksync;

TEST_CASE("a program that is started gets everything but our secrets") {
    const std::array<const char*, 10> ours{"PATH=/bin",
                                           "ZKSYNC_CONFIG=/etc/zksync/zksync.toml",
                                           "ZKSYNC_API_SECRET=one",
                                           "ZKSYNC_LOBBY_PASSWORD=two",
                                           "ZKSYNC_GATE_2_COMM_KEY=3",
                                           "ZKSYNC_PASSWORD_PATH=/etc",
                                           "MYSQL_PASSWORD=its own",
                                           "ODD",
                                           "ZKSYNC_API_SECRET",
                                           nullptr};
    CHECK(environment_for_programs(ours.data()) ==
          std::vector<std::string>{"PATH=/bin", "ZKSYNC_CONFIG=/etc/zksync/zksync.toml",
                                   "ZKSYNC_PASSWORD_PATH=/etc", "MYSQL_PASSWORD=its own", "ODD"});
    CHECK(environment_for_programs(ours.data(), {"PATH=/usr/bin", "LC_ALL=C.UTF-8"}).size() == 6);
    CHECK(environment_for_programs(ours.data(), {"PATH=/usr/bin"}).front() == "PATH=/usr/bin");
}
