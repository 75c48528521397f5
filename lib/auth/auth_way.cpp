#include "auth/auth_check.hpp"
#include "http/url.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

bool is_address(const std::string& host) {
    const bool digits = std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
    return digits || host.find(':') != std::string::npos;
}

} // namespace

void stop_at(Reach::Step step, const Reach& reach) {
    if (reach.step == step && reach.error) throw *reach.error;
}

void check_way(CheckList& list, const std::string& url, const TlsConfig& tls, const Reach& reach) {
    using Needed = CheckList::Needed;
    const auto parts = http::parse_url(url).value_or(http::Url{});
    const bool secure = parts.scheme == "https";
    const bool by_proxy = !reach.proxy.empty();
    if (by_proxy) {
        list.check("proxy", "the proxy", Needed::by_none, [&] {
            list.ok(
                fmt::format("requests go through the proxy {}; proxy = \"none\" in the configuration goes "
                            "without one",
                            printable(reach.proxy)));
        });
    }
    list.check("name", "the name", Needed::by_the_rest, [&] {
        stop_at(Reach::Step::name, reach);
        const std::string host = printable(parts.host);
        if (by_proxy) return list.ok(fmt::format("{} is found by the proxy", host));
        list.ok(is_address(parts.host) ? fmt::format("{} is an address: no name to resolve", host)
                                       : fmt::format("the name {} resolves", host));
    });
    list.check("port", "the port", Needed::by_the_rest, [&] {
        stop_at(Reach::Step::port, reach);
        if (by_proxy) return list.ok("the proxy accepts connections");
        list.ok(fmt::format("port {} is open", parts.port != 0 ? parts.port : secure ? 443 : 80));
    });
    if (!secure) return;
    list.check("tls", "the TLS connection", Needed::by_the_rest, [&] {
        stop_at(Reach::Step::tls, reach);
        if (tls.verify) return list.ok("TLS: the certificate is accepted");
        list.warn("TLS: the certificate is not looked at (tls_verify = false)",
                  "name the authority's certificate in tls_ca instead");
    });
}

} // namespace zksync
