#include "config/secret_source.hpp"
#include "device/token_file.hpp"
#include "given.hpp"

using namespace zksync;

// The text of a secret, wherever it comes from, and the file in which a token is kept.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text{fuzz::text_of(data, size)};
    const SecretSource source{SecretSource::FromEnvironment{"ZKSYNC_API_SECRET"}, "site.api_secret",
                              "zksync.toml:3:1"};
    fuzz::may_fail([&] {
        const Secret secret = read_secret(source, [&](const std::string&) { return std::optional{text}; });
        fuzz::expect(!secret.empty());
        fuzz::expect(secret.reveal().find_first_of(std::string_view("\0\r\n", 3)) == std::string::npos);
    });
    const TokenFile file = parse_token_file(text);
    fuzz::expect(!file.token || is_sendable(file.token->secret.reveal()));
    const TokenFile again = parse_token_file(to_text(file));
    fuzz::expect(again.token.has_value() == file.token.has_value());
    fuzz::expect(again.refusal.has_value() == file.refusal.has_value());
    if (file.refusal) fuzz::expect_fit_to_say(file.refusal->words);
    return 0;
}
