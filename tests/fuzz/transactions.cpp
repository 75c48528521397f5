#include "device/device_client.hpp"
#include "given.hpp"
#include "http/retry.hpp"

using namespace zksync;

// A device that gives a token, and then one and the same answer to whatever it is asked for.

namespace {

class GivesToken : public http::Transport {
public:
    explicit GivesToken(http::Transport& then) : then_(then) {}
    http::Exchange perform(const http::Request& request) override {
        if (request.method != http::Method::post) return then_.perform(request);
        return http::Response{200, {}, R"({"token": "tok-1"})"};
    }

private:
    http::Transport& then_;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::OneAnswer answers{fuzz::response_of(fuzz::text_of(data, size)), 30};
    GivesToken transport{answers};
    DeviceConfig device;
    device.name = "lobby";
    device.url = "http://192.168.1.100";
    device.username = "admin";
    const Log log([](Level, std::string_view line) { fuzz::expect_fit_to_say(line); });
    const SystemClock clock;
    http::RetryPolicy once;
    once.attempts = 1;
    DeviceClient client(
        device, [] { return Secret{"pa55word"}; }, transport, {"/nowhere/token", TokenStore::Mode::forgetful},
        clock, log, once);
    const Window window{LocalTime::parse("2026-11-01"), LocalTime::parse("2026-11-30")};

    fuzz::may_fail([&] { client.transactions(window, 1, 100); });
    fuzz::may_fail([&] { client.transactions(window, 2, 100); });
    fuzz::may_fail([&] { client.count(window); });
    fuzz::may_fail([&] { client.terminals(); });
    fuzz::may_fail([&] { client.for_each_employee([](const DeviceEmployee&) {}); });
    if (const Reach reach = client.reach(); reach.error) fuzz::expect_fit_to_say(*reach.error);
    return 0;
}
