#include "frappe/site_connection.hpp"

#include "http/proxy.hpp"
#include "http/request_line.hpp"
#include "http/retry.hpp"
#include "http/url.hpp"

#include <chrono>
#include <fmt/format.h>

namespace zksync::frappe {
namespace {

void hide(std::string& text, const Secret& secret) {
    // What is shorter than any real secret would only tear holes into names and times.
    constexpr std::size_t shortest = 8;
    const bool is_there =
        secret.reveal().size() >= shortest && text.find(secret.reveal()) != std::string::npos;
    if (is_there) text = without_secret(text, secret, "***");
}

} // namespace

http::Exchange MeteredTransport::perform(const http::Request& request) {
    ++requests_;
    const auto begun = std::chrono::steady_clock::now();
    http::Exchange exchange = below_.perform(request);
    const auto took = std::chrono::steady_clock::now() - begun;

    if (auto* response = std::get_if<http::Response>(&exchange)) {
        date_ = http::server_date(*response);
        proxy_ = response->proxy;
        frappe::hide(response->body, hidden_);
        for (auto& header : response->headers) frappe::hide(header.second, hidden_);
    } else {
        frappe::hide(std::get<http::TransportFailure>(exchange).why, hidden_);
    }
    // What stands behind the question mark may be of a person.
    const std::string_view url(request.url);
    log_.debug(http::request_line(request.method, url.substr(0, url.find('?')), exchange, took));
    return exchange;
}

SiteConnection::SiteConnection(const SiteConfig& config, std::function<Secret()> api_secret,
                               http::Transport& transport, const Log& log)
    : config_(config), api_secret_(std::move(api_secret)), transport_(transport, log), log_(log) {}

http::Request SiteConnection::request(http::Method method, std::string url, std::string body) {
    if (authorization_.empty()) {
        const Secret secret = api_secret_();
        transport_.hide(secret);
        authorization_ = fmt::format("token {}:{}", config_.api_key, secret.reveal());
    }
    http::Request request;
    request.method = method;
    request.url = std::move(url);
    request.headers = {{"Authorization", authorization_}, {"Accept", "application/json"}};
    if (method != http::Method::get) request.headers.emplace_back("Content-Type", "application/json");
    request.body = std::move(body);
    request.timeout = config_.timeout;
    return request;
}

http::Request SiteConnection::get(std::string_view path, const Parameters& parameters) {
    return request(http::Method::get, http::with_query(config_.url + std::string{path}, parameters), {});
}

http::Request SiteConnection::get_as_guest(std::string_view path) const {
    http::Request request;
    request.url = config_.url + std::string{path};
    request.headers = {{"Accept", "application/json"}};
    request.timeout = config_.timeout;
    return request;
}

http::Request SiteConnection::post(std::string_view path, std::string body) {
    return request(http::Method::post, config_.url + std::string{path}, std::move(body));
}

http::Request SiteConnection::put(std::string_view path, std::string body) {
    return request(http::Method::put, config_.url + std::string{path}, std::move(body));
}

http::Exchange SiteConnection::ask(const http::Request& request) {
    return http::perform_with_retries(transport_, request, http::RetryPolicy{}, log_);
}

json::Document SiteConnection::look(const http::Request& request, const Asked& asked) {
    return document_of(ask(request), asked, config_.url);
}

http::Exchange SiteConnection::send_once(http::Request request) {
    request.connection = http::Connection::fresh;
    return transport_.perform(request);
}

void SiteConnection::for_each_row(const ListQuery& query, const Asked& asked,
                                  const std::function<void(json::Value)>& each) {
    // By POST, because a long `in` filter does not fit a URL; nothing is changed by it.
    http::ListSoFar so_far;
    std::string first_of_last_page;
    for (std::size_t page = 0;; ++page) {
        const http::Exchange exchange =
            ask(post("/api/method/frappe.client.get_list", list_body(query, page * page_length)));
        const json::Document document = document_of(exchange, asked, config_.url);
        const json::Value rows = document["message"];
        if (!rows.is_array())
            throw unexpected(asked, config_.url,
                             "the answer holds no list" + http::through(transport_.proxy()));
        if (rows.size() > page_length)
            throw unexpected(asked, config_.url, "the site sends more rows than a page was asked to hold");
        const std::string first = rows.at(0)["name"].text().value_or("");
        if (page > 0 && !first.empty() && first == first_of_last_page)
            throw unexpected(asked, config_.url, "the site sends the same page again and again");
        so_far.add_page(rows.size(), std::get<http::Response>(exchange).body.size());
        if (const auto beyond = http::beyond_bounds(so_far, query.bounds))
            throw unexpected(asked, config_.url, *beyond);
        for (std::size_t i = 0; i < rows.size(); ++i) each(rows.at(i));
        if (rows.size() < page_length || page + 1 == query.pages) return;
        first_of_last_page = first;
    }
}

} // namespace zksync::frappe
