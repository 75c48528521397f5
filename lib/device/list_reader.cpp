#include "device/list_reader.hpp"

#include "http/list_bounds.hpp"
#include "http/url.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <set>
#include <utility>

namespace zksync {

namespace {

constexpr int usual_page_size = 500;

/// A 404 in the API's own JSON, about a page. A first page always exists, so there anything but DRF's
/// sentence means that the path is unknown (docs/reference/device-api.md, section 2).
bool says_no_such_page(const http::Response& response, int number) {
    if (response.status != 404 || is_web_page(response)) return false;
    const std::string words = words_of(response.body, {});
    return number > 1 ? !words.empty() : words == "Invalid page.";
}

/// Tells one page from another by what names its rows; other fields change between two readings of the same
/// row.
std::string signature(const Envelope& page, const Endpoint& endpoint) {
    std::string keys;
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        const json::Value row = page.rows.at(i);
        keys += row["id"].text().value_or("") + '\n' + row[endpoint.key].text().value_or("") + '\n';
    }
    return fingerprint({keys});
}

} // namespace

Asked ListReader::asked(const Endpoint& endpoint) const {
    return {fmt::format("cannot read {} from {}", endpoint.what, printable(device_.url)),
            device_.name,
            device_.url,
            endpoint.path,
            session_.token(),
            endpoint.holds_punches && session_.has_read()};
}

std::string ListReader::url_of(const Endpoint& endpoint, int number, int page_size,
                               const Parameters& more_parameters) const {
    // Some versions read page_size, some limit (docs/reference/device-api.md, section 2).
    Parameters parameters{{"page", std::to_string(number)},
                          {"page_size", std::to_string(page_size)},
                          {"limit", std::to_string(page_size)}};
    parameters.insert(parameters.end(), more_parameters.begin(), more_parameters.end());
    return http::with_query(device_.url + endpoint.path, parameters);
}

void ListReader::ask_ahead(const Endpoint& endpoint, int number, int page_size,
                           const Parameters& more_parameters) {
    session_.get_ahead(url_of(endpoint, number, page_size, more_parameters));
}

std::optional<Envelope> ListReader::page(const Endpoint& endpoint, int number, int page_size,
                                         const Parameters& more_parameters) {
    const auto response = fetch(endpoint, number, page_size, more_parameters);
    return response ? std::optional{open(endpoint, *response)} : std::nullopt;
}

std::optional<http::Response> ListReader::fetch(const Endpoint& endpoint, int number, int page_size,
                                                const Parameters& more_parameters) {
    http::Response response =
        session_.get(asked(endpoint), url_of(endpoint, number, page_size, more_parameters));
    if (says_no_such_page(response, number)) return std::nullopt;
    if (response.status != 200) throw unwelcome_answer(asked(endpoint), response);
    return response;
}

Envelope ListReader::open(const Endpoint& endpoint, const http::Response& response) {
    Envelope envelope = open_envelope(asked(endpoint), response);
    if (endpoint.holds_punches) session_.note_reading();
    return envelope;
}

void ListReader::each_row(const Endpoint& endpoint, Repetition repetition,
                          const std::function<void(json::Value)>& take) {
    const auto goes_round = [&] {
        return Error(ErrorKind::protocol,
                     fmt::format("{}: the pages repeat themselves", asked(endpoint).failed));
    };
    http::ListSoFar so_far;
    std::set<std::string> seen;
    std::string last;
    for (int number = 1;; ++number) {
        const auto response = fetch(endpoint, number, usual_page_size, {});
        const auto envelope = response ? std::optional{open(endpoint, *response)} : std::nullopt;
        // An empty list has one (docs/reference/device-api.md, section 2): that there is nobody is not
        // believed.
        if (!envelope && number == 1)
            throw Error(ErrorKind::protocol,
                        fmt::format("{}: it says that there is no first page", asked(endpoint).failed));
        if (!envelope || envelope->rows.size() == 0) return;
        std::string form = signature(*envelope, endpoint);
        if (!seen.insert(form).second) {
            // A bare list that knows no pages repeats itself without having promised anything; some servers
            // give the last page for ever.
            const bool all_came =
                envelope->count && *envelope->count <= static_cast<std::int64_t>(so_far.rows);
            const bool is_the_end = form == last && (seen.size() > 1 || all_came);
            if (repetition == Repetition::is_an_error && envelope->more && !is_the_end) throw goes_round();
            return;
        }
        so_far.add_page(envelope->rows.size(), response->body.size());
        if (const auto beyond = http::beyond_bounds(so_far, {}))
            throw Error(ErrorKind::protocol, fmt::format("{}: {}", asked(endpoint).failed, *beyond));
        last = std::move(form);
        for (std::size_t i = 0; i < envelope->rows.size(); ++i) take(envelope->rows.at(i));
        if (envelope->more == false) return;
    }
}

} // namespace zksync
