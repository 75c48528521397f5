#include "auth.hpp"

#include <string_view>

namespace zksync_sim {
namespace {

std::string base64url(std::string_view bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string out;
    unsigned bits = 0;
    int count = 0;
    for (const char c : bytes) {
        bits = (bits << 8 | static_cast<unsigned char>(c)) & 0xffffffU;
        for (count += 8; count >= 6; count -= 6) out += letters[bits >> (count - 6) & 63U];
    }
    if (count > 0) out += letters[bits << (6 - count) & 63U];
    return out;
}

std::string random_bytes(std::mt19937_64& random, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += static_cast<char>(random() & 0xff);
    return out;
}

std::string random_hex(std::mt19937_64& random, std::size_t digits) {
    std::string out;
    for (std::size_t i = 0; i < digits; ++i) out += "0123456789abcdef"[random() % 16];
    return out;
}

} // namespace

std::string Auth::new_jwt(const std::string& kind) {
    const auto now = Clock::now();
    const std::chrono::duration<double> life(knobs_.seconds("token_life"));
    const auto expires = now + std::chrono::duration_cast<Clock::duration>(life);
    // The claim is written by the server's own clock, which may be wrong.
    const std::int64_t claimed = Clock::to_time_t(expires) + knobs_.number("date_skew");
    Json claims{{"user_id", 1}, {"username", knobs_.text("username")}, {"exp", claimed}, {"email", ""}};
    if (knobs_.text("auth") == "simplejwt")
        claims = {{"token_type", kind}, {"exp", claimed}, {"jti", random_hex(random_, 32)}, {"user_id", 1}};
    const std::string token = base64url(R"({"typ":"JWT","alg":"HS256"})") + "." + base64url(dump(claims)) +
                              "." + base64url(random_bytes(random_, 32));
    if (kind == "access") tokens_[token] = {expires, Known::Kind::jwt};
    return token;
}

Json Auth::new_tokens() {
    const auto mode = knobs_.text("auth");
    if (mode == "simplejwt") {
        const std::string refresh = new_jwt("refresh");
        return {{"refresh", refresh}, {"access", new_jwt("access")}};
    }
    if (mode != "token") return {{"token", new_jwt("access")}};
    if (tokens_.count(permanent_token_) == 0) {
        permanent_token_ = random_hex(random_, 40);
        tokens_[permanent_token_] = {Clock::time_point::max(), Known::Kind::plain};
    }
    return {{"token", permanent_token_}};
}

} // namespace zksync_sim
