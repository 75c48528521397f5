#include "device/jwt.hpp"

#include "json/value.hpp"

#include <cstdint>
#include <string>

namespace zksync {

namespace {

/// base64 as URLs have it (RFC 4648, section 5), padded or not.
std::optional<std::string> decode_base64url(std::string_view text) {
    static constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    while (text.ends_with('=')) text.remove_suffix(1);
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char c : text) {
        const auto digit = alphabet.find(c);
        if (digit == std::string_view::npos) return std::nullopt;
        held = (held << 6 | static_cast<std::uint32_t>(digit)) & 0xffffU;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        bytes.push_back(static_cast<char>(static_cast<unsigned char>(held >> bits & 0xffU)));
    }
    return bytes;
}

std::optional<std::string_view> claims_part(std::string_view token) {
    const auto first = token.find('.');
    if (first == std::string_view::npos) return std::nullopt;
    const auto second = token.find('.', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    return token.substr(first + 1, second - first - 1);
}

} // namespace

std::optional<Moment> expiry_hint(std::string_view token) {
    const auto part = claims_part(token);
    const auto claims = part ? decode_base64url(*part) : std::nullopt;
    if (!claims) return std::nullopt;
    try {
        const auto seconds = json::parse(*claims)["exp"].number();
        // Far beyond every life of a token; and a cast of more would be undefined.
        constexpr double latest = 1e12;
        const bool is_usable = seconds && *seconds > 0 && *seconds < latest; // and no NaN
        if (!is_usable) return std::nullopt;
        return Moment{std::chrono::seconds{static_cast<std::int64_t>(*seconds)}};
    } catch (const json::ParseError&) {
        return std::nullopt;
    }
}

} // namespace zksync
