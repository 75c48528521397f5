#include "http/url.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <memory>

namespace zksync::http {

namespace {

struct Free {
    void operator()(char* text) const { curl_free(text); }
    void operator()(CURLU* url) const { curl_url_cleanup(url); }
};
using Text = std::unique_ptr<char, Free>;

/// A part of a URL; "" when it has none.
std::string part(CURLU* url, CURLUPart which) {
    char* found = nullptr;
    if (curl_url_get(url, which, &found, 0) != CURLUE_OK) return {};
    return Text{found}.get();
}

bool is_visible_ascii(char c) { return c > ' ' && c < '\x7f'; }

/// What libcurl takes for an address although it is none: http:/x, http:///x and http://x:
bool is_lenient(std::string_view text) {
    const auto scheme = text.find("://");
    if (scheme == std::string_view::npos) return true;
    const auto rest = text.substr(scheme + 3);
    const auto authority = rest.substr(0, rest.find_first_of("/?#"));
    return authority.empty() || authority.ends_with(':');
}

} // namespace

std::string percent_encode(std::string_view text) {
    if (text.empty()) return {}; // a length of 0 means strlen to libcurl
    return Text{curl_easy_escape(nullptr, text.data(), static_cast<int>(text.size()))}.get();
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
    if (is_lenient(text) || !std::ranges::all_of(text, is_visible_ascii)) return std::nullopt;
    const std::unique_ptr<CURLU, Free> handle{curl_url()};
    const std::string whole{text};
    if (curl_url_set(handle.get(), CURLUPART_URL, whole.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
        return std::nullopt;

    Url url{part(handle.get(), CURLUPART_SCHEME), part(handle.get(), CURLUPART_HOST), 0};
    if (url.scheme != "http" && url.scheme != "https") return std::nullopt;
    if (url.host.starts_with('[')) url.host = url.host.substr(1, url.host.size() - 2);
    if (const std::string port = part(handle.get(), CURLUPART_PORT); !port.empty()) {
        std::from_chars(port.data(), port.data() + port.size(), url.port);
        if (url.port == 0) return std::nullopt;
    }
    return url;
}

} // namespace zksync::http
