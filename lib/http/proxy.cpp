#include "http/proxy.hpp"

#include "core/ascii.hpp"
#include "http/url.hpp"
#include "util/log.hpp"

#include <arpa/inet.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <fmt/format.h>

namespace zksync::http {
namespace {

using Address = std::array<std::uint8_t, sizeof(in6_addr)>;

struct Network {
    int family = AF_UNSPEC;
    Address address{};
};

/// Nothing for a name.
std::optional<Network> address_in(const std::string& text) {
    Network network;
    for (const int family : {AF_INET, AF_INET6}) {
        network.family = family;
        if (::inet_pton(family, text.c_str(), network.address.data()) == 1) return network;
    }
    return std::nullopt;
}

bool share(const Network& one, const Network& other, unsigned bits) {
    for (unsigned bit = 0; bit < bits; ++bit) {
        const auto mask = static_cast<std::uint8_t>(0x80U >> bit % 8);
        if (((one.address.at(bit / 8) ^ other.address.at(bit / 8)) & mask) != 0) return false;
    }
    return one.family == other.family;
}

/// `entry` is an address, or a network with the number of its bits.
bool is_in_network(const Network& host, std::string_view entry) {
    const unsigned all = host.family == AF_INET ? 32 : 128;
    const auto slash = entry.find('/');
    unsigned bits = all;
    if (slash != std::string_view::npos) {
        const auto digits = entry.substr(slash + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc{} || end != digits.data() + digits.size() || bits > all) return false;
    }
    const auto network = address_in(std::string(entry.substr(0, slash)));
    return network && share(host, *network, bits);
}

bool is_in_domain(const std::string& host, std::string_view entry) {
    if (entry.ends_with('.')) entry.remove_suffix(1);
    if (entry.starts_with('.')) entry.remove_prefix(1);
    const std::string domain = in_lower_case(entry);
    if (domain.empty() || !host.ends_with(domain)) return false;
    return host.size() == domain.size() || host.at(host.size() - domain.size() - 1) == '.';
}

/// An address as a person writes it. A password may hold anything, so what is before the last @ is the
/// account.
struct AddressParts {
    std::string_view kind, account, host;
};

AddressParts parts_of(std::string_view address) {
    constexpr std::string_view separator = "://";
    AddressParts parts;
    const auto scheme = address.find(separator);
    if (scheme != std::string_view::npos && address.find_first_of(":/?#@") == scheme) {
        parts.kind = address.substr(0, scheme + separator.size());
        address.remove_prefix(parts.kind.size());
    }
    if (const auto at = address.rfind('@'); at != std::string_view::npos) {
        parts.account = address.substr(0, at);
        address.remove_prefix(at + 1);
    }
    parts.host = address.substr(0, address.find_first_of("/?#"));
    return parts;
}

/// A name or an address, and a port of digits where there is one. Anything else may be half of a password.
bool is_host_and_port(std::string_view text) {
    constexpr std::string_view digits = "0123456789";
    const auto bracket = text.starts_with('[') ? text.find(']') : 0;
    if (bracket == std::string_view::npos) return false;
    const auto colon = text.find(':', bracket);
    const std::string_view host = text.substr(0, colon);
    if (host.empty() || host.find_first_of(" \t\\%\"'<>") != std::string_view::npos) return false;
    if (colon == std::string_view::npos) return true;
    return text.find_first_not_of(digits, colon + 1) == std::string_view::npos;
}

Proxy proxy_at(const std::string& address) {
    const AddressParts parts = parts_of(address);
    if (!is_host_and_port(parts.host))
        return {address, "of an unreadable address",
                "expected an address like http://10.0.0.1:3128, or http://USER:PASSWORD@10.0.0.1:3128"};
    const std::string kind(parts.kind.empty() ? "http://" : parts.kind);
    Proxy proxy{address, printable(kind + std::string(parts.host)), {}};
    if (parts.account.find_first_of("/?# \t") != std::string_view::npos)
        proxy.problem =
            "its user or password holds characters that have to be written as %23 (#), %2F (/), %3F "
            "(?) or %20 (a blank) there";
    return proxy;
}

std::optional<Proxy> of_environment(const std::string& scheme, const Environment& environment) {
    // HTTP_PROXY is what a web server would make of a header "Proxy".
    std::vector<std::string> names{scheme + "_proxy"};
    if (scheme == "https") names.emplace_back("HTTPS_PROXY");
    names.insert(names.end(), {"all_proxy", "ALL_PROXY"});
    for (const std::string& name : names) {
        const auto address = environment(name);
        if (!address) continue;
        Proxy proxy = proxy_at(*address);
        proxy.shown += fmt::format(" ({})", name);
        return proxy;
    }
    return std::nullopt;
}

} // namespace

bool is_exempt(std::string_view host, std::string_view no_proxy) {
    if (no_proxy == "*") return true;
    if (host.ends_with('.')) host.remove_suffix(1);
    const std::string name = in_lower_case(host);
    const auto address = address_in(name);
    constexpr std::string_view separators = " \t,";
    while (!no_proxy.empty()) {
        const auto end = std::min(no_proxy.find_first_of(separators), no_proxy.size());
        const auto entry = no_proxy.substr(0, end);
        no_proxy.remove_prefix(std::min(end + 1, no_proxy.size()));
        if (entry.empty()) continue;
        if (address ? is_in_network(*address, entry) : is_in_domain(name, entry)) return true;
    }
    return false;
}

std::optional<Proxy> proxy_for(std::string_view url, const std::optional<std::string>& configured,
                               const Environment& environment) {
    if (configured == "none") return std::nullopt;
    if (configured) return proxy_at(*configured);
    const auto parts = parse_url(url);
    if (!parts) return std::nullopt;
    auto no_proxy = environment("no_proxy");
    if (!no_proxy) no_proxy = environment("NO_PROXY");
    if (no_proxy && is_exempt(parts->host, *no_proxy)) return std::nullopt;
    return of_environment(parts->scheme, environment);
}

std::string through(const std::string& proxy) {
    return proxy.empty() ? std::string{} : fmt::format(" (through the proxy {})", proxy);
}

} // namespace zksync::http
