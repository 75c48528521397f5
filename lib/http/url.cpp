#include "http/url.hpp"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace zksync::http {

namespace {

bool is_unreserved(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

bool is_visible_ascii(char c) { return c > ' ' && c < '\x7f'; }

std::string lower_case(std::string_view text) {
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return lower;
}

/// 1 to 65535, or nothing.
std::optional<int> parse_port(std::string_view text) {
    int port = 0;
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, port);
    if (error != std::errc{} || stop != end || port < 1 || port > 65535) return std::nullopt;
    return port;
}

/// "host", "host:port", "[::1]" or "[::1]:port" into `Url::host` and `Url::port`; nothing when it is none.
std::optional<Url> parse_authority(std::string_view authority) {
    Url url;
    const bool bracketed = authority.starts_with('[');
    const auto host_end = bracketed ? authority.find(']') : std::min(authority.find(':'), authority.size());
    if (host_end == std::string_view::npos) return std::nullopt;
    url.host = authority.substr(bracketed ? 1 : 0, host_end - (bracketed ? 1 : 0));
    if (url.host.empty()) return std::nullopt;

    const auto behind = authority.substr(host_end + (bracketed ? 1 : 0));
    if (behind.empty()) return url;
    const auto port = behind.front() == ':' ? parse_port(behind.substr(1)) : std::nullopt;
    if (!port) return std::nullopt;
    url.port = *port;
    return url;
}

} // namespace

std::string percent_encode(std::string_view text) {
    std::string encoded;
    for (const char c : text) {
        if (is_unreserved(c)) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return encoded;
}

std::string with_query(std::string base, const std::vector<std::pair<std::string, std::string>>& parameters) {
    char separator = base.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : parameters) {
        base += fmt::format("{}{}={}", separator, percent_encode(name), percent_encode(value));
        separator = '&';
    }
    return base;
}

std::optional<Url> parse_url(std::string_view text) {
    if (!std::ranges::all_of(text, is_visible_ascii)) return std::nullopt;
    const auto scheme_end = text.find("://");
    if (scheme_end == std::string_view::npos) return std::nullopt;
    const std::string scheme = lower_case(text.substr(0, scheme_end));
    if (scheme != "http" && scheme != "https") return std::nullopt;

    const auto rest = text.substr(scheme_end + 3);
    const auto authority = rest.substr(0, rest.find_first_of("/?#"));
    if (authority.find('@') != std::string_view::npos) return std::nullopt;
    auto url = parse_authority(authority);
    if (!url) return std::nullopt;

    const auto behind = rest.substr(authority.size());
    url->scheme = scheme;
    url->path = behind.substr(0, behind.find_first_of("?#"));
    return url;
}

} // namespace zksync::http
