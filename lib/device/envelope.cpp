#include "device/envelope.hpp"

#include "device/on_the_way.hpp"
#include "http/proxy.hpp"

#include <fmt/format.h>

#include <utility>

namespace zksync {

namespace {

json::Document parse_answer(const Asked& asked, const http::Response& response) {
    const std::string& body = response.body;
    const std::string way = http::through(response.proxy);
    const auto last = body.find_last_not_of(" \t\r\n");
    if (last == std::string::npos) {
        throw Error(ErrorKind::protocol, fmt::format("{}: the answer is empty{}", asked.failed, way));
    }
    try {
        return json::parse(body);
    } catch (const json::ParseError& error) {
        const bool closed = body[last] == '}' || body[last] == ']';
        throw Error(ErrorKind::protocol,
                    closed
                        ? fmt::format("{}: the answer is no JSON ({}){}", asked.failed, error.what(), way)
                        : fmt::format("{}: the answer is cut short ({}){}", asked.failed, error.what(), way));
    }
}

json::Value list_in(json::Value root) {
    if (root.is_array()) return root;
    return root["data"].is_array() ? root["data"] : root["results"];
}

std::optional<std::int64_t> count_in(json::Value root) {
    const auto count = root["count"].integer();
    return count && *count >= 0 ? count : std::nullopt;
}

std::optional<bool> more_in(json::Value root) {
    if (root.is_array()) return std::nullopt;
    const json::Value next = root["next"];
    return next.exists() && !next.is_null() && next.string() != "";
}

} // namespace

Envelope open_envelope(const Asked& asked, const http::Response& response) {
    if (is_web_page(response)) throw web_page_came(asked, response);
    json::Document document = parse_answer(asked, response);
    const json::Value root = document.root();
    if (const auto code = root["code"].integer(); code && *code != 0) {
        throw beside_the_proxy(
            asked, response,
            {ErrorKind::protocol, fmt::format("{}: the device reports error {}{}", asked.failed, *code,
                                              in_brackets(words_of(root, asked.unspeakable)))});
    }
    const json::Value rows = list_in(root);
    if (!rows.is_array()) {
        throw beside_the_proxy(asked, response,
                               {ErrorKind::protocol,
                                fmt::format("{}: the answer is JSON, but no list{}", asked.failed,
                                            in_brackets(words_of(root, asked.unspeakable))),
                                "is that the address of the REST API?"});
    }
    return {std::move(document), rows, count_in(root), more_in(root)};
}

} // namespace zksync
