#include "device/log_in.hpp"
#include "given.hpp"

using namespace zksync;

// What answers a log-in: a token that can be sent, a refusal, or an Error.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const http::Response response = fuzz::response_of(fuzz::text_of(data, size));
    DeviceConfig device;
    device.name = "lobby";
    device.url = "http://192.168.1.100";
    device.username = "admin";
    const Secret password{"pa55word"};
    for (const LoggedIn history : {LoggedIn::never, LoggedIn::before}) {
        fuzz::may_fail([&] {
            const auto outcome = read_log_in(device, password, response, history);
            if (const auto* token = std::get_if<Token>(&outcome))
                fuzz::expect(is_sendable(token->secret.reveal()));
            else
                fuzz::expect_fit_to_say(std::get<PasswordRefused>(outcome).words);
        });
    }
    return 0;
}
