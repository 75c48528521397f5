#pragma once

#include "config/config.hpp"
#include "frappe/query.hpp"
#include "frappe/site_errors.hpp"
#include "http/transport.hpp"
#include "util/log.hpp"
#include "util/secret.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zksync::frappe {

/// Counts requests, keeps the last Date, says every request to the log without its query or headers, and
/// takes the API secret out of what comes back: no message can quote it then.
class MeteredTransport : public http::Transport {
public:
    MeteredTransport(http::Transport& below, const Log& log) : below_(below), log_(log) {}

    http::Exchange perform(const http::Request& request) override;

    void hide(const Secret& secret) { hidden_ = secret; }
    int requests() const { return requests_; }
    std::optional<Moment> server_date() const { return date_; }
    /// The one that the last answer came through; "" for none.
    const std::string& proxy() const { return proxy_; }

private:
    http::Transport& below_;
    const Log& log_;
    Secret hidden_;
    int requests_ = 0;
    std::optional<Moment> date_;
    std::string proxy_;
};

/// Requests to one site, with the headers that every one of them needs (docs/reference/frappe-api.md,
/// section 2). The secret is asked for once, by the first request.
class SiteConnection {
public:
    using Parameters = std::vector<std::pair<std::string, std::string>>;

    SiteConnection(const SiteConfig& config, std::function<Secret()> api_secret, http::Transport& transport,
                   const Log& log);

    http::Request get(std::string_view path, const Parameters& parameters = {});
    http::Request post(std::string_view path, std::string body);
    /// A question without the API key in it.
    http::Request get_as_guest(std::string_view path) const;
    http::Request put(std::string_view path, std::string body);

    /// For what changes nothing on the site: sent again while the fault is transient.
    http::Exchange ask(const http::Request& request);
    /// The same, for an answer that must be good. Throws as `document_of`.
    json::Document look(const http::Request& request, const Asked& asked);
    /// Exactly once, on a connection of its own.
    http::Exchange send_once(http::Request request);
    /// All rows of a list, a page of `page_length` in memory at a time. Throws Error (protocol) where it goes
    /// beyond its bounds.
    void for_each_row(const ListQuery& query, const Asked& asked,
                      const std::function<void(json::Value)>& each);

    const SiteConfig& config() const { return config_; }
    const MeteredTransport& meter() const { return transport_; }

private:
    http::Request request(http::Method method, std::string url, std::string body);

    const SiteConfig& config_;
    std::function<Secret()> api_secret_;
    std::string authorization_; ///< empty until the first request
    MeteredTransport transport_;
    const Log& log_;
};

} // namespace zksync::frappe
