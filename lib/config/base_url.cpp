#include "config/base_url.hpp"

#include "config/in_quotes.hpp"
#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace zksync::config_file {
namespace {

constexpr std::string_view host_only = "expected a scheme and a host only, like \"https://hr.example.com\"";
constexpr std::string_view host_and_path =
    "expected a scheme and a host, and a path where the device has one, "
    "like \"http://192.168.1.100\" or \"https://gate.example.com/biotime\"";

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_port(std::string_view text) {
    unsigned port = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), port);
    return error == std::errc{} && rest == text.data() + text.size() && port >= 1 && port <= 65'535;
}

bool is_host(std::string_view host) {
    if (host.starts_with('[')) {
        if (host.size() < 4 || !host.ends_with(']')) return false;
        host = host.substr(1, host.size() - 2);
        return std::all_of(host.begin(), host.end(),
                           [](char c) { return is_letter_or_digit(c) || c == ':' || c == '.'; });
    }
    return !host.empty() && std::all_of(host.begin(), host.end(), [](char c) {
        return is_letter_or_digit(c) || c == '-' || c == '.' || c == '_';
    });
}

/// A path that can be asked for as it stands: "/biotime" or "/a/b".
bool is_plain_path(std::string_view path) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto part = path.substr(0, path.find('/'));
        const bool is_plain =
            std::ranges::all_of(part, [](char c) { return c > ' ' && c <= '~' && c != '\\'; });
        if (part.empty() || part == "." || part == ".." || !is_plain) return false;
        path.remove_prefix(part.size());
    }
    return true;
}

} // namespace

std::string authority_problem(std::string_view authority, std::string_view expected_form) {
    const auto colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    const auto host = authority.substr(0, colon);
    if (!is_host(host))
        return fmt::format("{} is not the name or address of a host; {}", in_quotes(host), expected_form);
    if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1)))
        return fmt::format("{} is not a port; expected 1 to 65535", in_quotes(authority.substr(colon + 1)));
    return {};
}

std::string base_url_problem(std::string_view url, BelowPath path) {
    const auto expected_form = path == BelowPath::allowed ? host_and_path : host_only;
    if (url.find('@') != std::string_view::npos)
        return fmt::format("there is a user or a password in the URL; {}: these have keys of their own",
                           expected_form);
    const auto separator = url.find("://");
    if (separator == std::string_view::npos)
        return fmt::format("{} has no scheme; {}", in_quotes(url), expected_form);
    const auto scheme = in_lower_case(url.substr(0, separator));
    if (scheme != "http" && scheme != "https")
        return fmt::format("{} is not a scheme that zksync speaks; expected http or https{}",
                           in_quotes(scheme),
                           path == BelowPath::allowed ? ", or zk for a terminal that stands alone" : "");
    const auto rest = url.substr(separator + 3);
    if (rest.find_first_of("?#") != std::string_view::npos)
        return fmt::format("{} has a query or a fragment; {}", in_quotes(url), expected_form);
    const auto slash = rest.find('/');
    if (slash != std::string_view::npos && rest.ends_with('/'))
        return fmt::format("{} ends in a slash; {}", in_quotes(url), expected_form);
    if (slash != std::string_view::npos && path == BelowPath::refused)
        return fmt::format("{} has a path; {}", in_quotes(url), expected_form);
    if (slash != std::string_view::npos && !is_plain_path(rest.substr(slash)))
        return fmt::format("{} has a path that no server has; {}", in_quotes(url), expected_form);
    return authority_problem(rest.substr(0, slash), expected_form);
}

std::string proxy_problem(std::string_view proxy) {
    if (proxy == "none") return {};
    if (proxy.find('@') != std::string_view::npos)
        return "there is a user or a password in it; a proxy that wants them is named, with them, by "
               "http_proxy "
               "or https_proxy in the environment of the pass";
    constexpr std::array schemes{"http", "https", "socks5", "socks5h"};
    const auto separator = proxy.find("://");
    const auto authority =
        separator == std::string_view::npos ? std::string_view{} : proxy.substr(separator + 3);
    const bool is_known =
        std::ranges::find(schemes, in_lower_case(proxy.substr(0, separator))) != schemes.end();
    const auto colon = authority.rfind(':');
    const bool has_port =
        colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos;
    if (is_known && has_port && authority_problem(authority, host_only).empty()) return {};
    return fmt::format("{} is no proxy; expected \"none\" or an address with its port, like "
                       "\"http://10.0.0.1:3128\" (http, https, socks5 or socks5h)",
                       in_quotes(proxy));
}

std::string comparable_url(std::string_view url) {
    const auto host = url.find("://");
    const auto path = std::min(url.find('/', host == std::string_view::npos ? 0 : host + 3), url.size());
    auto result = in_lower_case(url.substr(0, path));
    if (result.starts_with("http://") && result.ends_with(":80")) result.resize(result.size() - 3);
    if (result.starts_with("https://") && result.ends_with(":443")) result.resize(result.size() - 4);
    return result.append(url.substr(path));
}

} // namespace zksync::config_file
