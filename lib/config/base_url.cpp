#include "config/base_url.hpp"

#include "config/in_quotes.hpp"
#include "core/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace zksync::config_file {
namespace {

constexpr std::string_view expected_form =
    "expected a scheme and a host only, like \"https://hr.example.com\"";

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

/// `authority` is what stands between "://" and the end: the host, and perhaps a port.
std::string authority_problem(std::string_view authority) {
    const auto colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    const auto host = authority.substr(0, colon);
    if (!is_host(host))
        return fmt::format("{} is not the name or address of a host; {}", in_quotes(host), expected_form);
    if (colon != std::string_view::npos && !is_port(authority.substr(colon + 1)))
        return fmt::format("{} is not a port; expected 1 to 65535", in_quotes(authority.substr(colon + 1)));
    return {};
}

} // namespace

std::string base_url_problem(std::string_view url) {
    if (url.find('@') != std::string_view::npos)
        return fmt::format("there is a user or a password in the URL; {}: these have keys of their own",
                           expected_form);
    const auto separator = url.find("://");
    if (separator == std::string_view::npos)
        return fmt::format("{} has no scheme; {}", in_quotes(url), expected_form);
    const auto scheme = in_lower_case(url.substr(0, separator));
    if (scheme != "http" && scheme != "https")
        return fmt::format("{} is not a scheme that zksync speaks; expected http or https",
                           in_quotes(scheme));
    const auto rest = url.substr(separator + 3);
    if (rest.find_first_of("?#") != std::string_view::npos)
        return fmt::format("{} has a query or a fragment; {}", in_quotes(url), expected_form);
    const auto slash = rest.find('/');
    if (slash != std::string_view::npos && rest.find_first_not_of('/', slash) == std::string_view::npos)
        return fmt::format("{} ends in a slash; {}", in_quotes(url), expected_form);
    if (slash != std::string_view::npos)
        return fmt::format("{} has a path; {}", in_quotes(url), expected_form);
    return authority_problem(rest);
}

std::string comparable_url(std::string_view url) {
    auto result = in_lower_case(url);
    if (result.starts_with("http://") && result.ends_with(":80")) result.resize(result.size() - 3);
    if (result.starts_with("https://") && result.ends_with(":443")) result.resize(result.size() - 4);
    return result;
}

} // namespace zksync::config_file
