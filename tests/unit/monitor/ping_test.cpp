#include "monitor/ping.hpp"

using namespace zksync;

TEST_CASE("A monitor's address for each event") {
    const std::string url = "https://hc.example.com/ping/5a1c";
    CHECK(ping_address(url, PingEvent::success) == url);
    CHECK(ping_address(url, PingEvent::start) == url + "/start");
    CHECK(ping_address(url, PingEvent::failure) == url + "/fail");
    CHECK(ping_address("http://hc/p/?create=1", PingEvent::failure) == "http://hc/p/fail?create=1");
    CHECK(ping_address("http://hc/p/?create=1", PingEvent::success) == "http://hc/p/?create=1");
}
