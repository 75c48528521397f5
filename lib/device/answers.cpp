#include "device/answers.hpp"

#include "device/on_the_way.hpp"
#include "http/url.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

namespace zksync {

namespace {

std::string without(std::string text, const Secret& secret) {
    const std::string& hidden = secret.reveal();
    if (hidden.empty()) return text;
    for (auto at = text.find(hidden); at != std::string::npos; at = text.find(hidden, at + 1)) {
        text.replace(at, hidden.size(), "*");
    }
    return text;
}

/// A string, or the first one of a list of strings.
std::optional<std::string> sentence_in(json::Value value) {
    return value.is_array() ? value.at(0).string() : value.string();
}

std::string said_plainly(json::Value root) {
    for (const char* key : {"detail", "msg", "message", "non_field_errors", "error"}) {
        if (const auto words = sentence_in(root[key]); words && !words->empty()) return *words;
    }
    return {};
}

/// A list of sentences is how a form complains of a field; a bare string could be anything's content.
std::string complaint_of_a_field(json::Value root) {
    for (const std::string& field : root.keys()) {
        const json::Value complaints = root[field];
        if (complaints.is_array() && sentence_in(complaints)) return field + ": " + *sentence_in(complaints);
    }
    return {};
}

Error refused(const Asked& asked, const http::Response& response, const std::string& words) {
    if (response.status == 403) {
        return {
            ErrorKind::refused,
            fmt::format("{}: the device does not allow it, a new login included (403){}", asked.failed,
                        in_brackets(words)),
            fmt::format("the server has no API licence, or the account of device \"{}\" lacks the permission",
                        asked.device)};
    }
    return {ErrorKind::refused,
            fmt::format("{}: the device does not accept the token that it has just given (401){}",
                        asked.failed, in_brackets(words)),
            fmt::format("see that the account of device \"{}\" is active; some builds need auth = \"token\"",
                        asked.device)};
}

std::string redirect_hint(const Asked& asked, const std::string& location) {
    if (location.starts_with("https://") && asked.url.starts_with("http://")) {
        return fmt::format("url of device \"{}\": begin it with https://", asked.device);
    }
    const auto slash_is_missing = !asked.path.ends_with('/') && location.ends_with(asked.path + "/");
    if (slash_is_missing) return "the path has to end with /";
    return fmt::format(
        "url of device \"{}\": is it the server's own address, with https where it wants that, and "
        "without a path behind it?",
        asked.device);
}

} // namespace

std::string fit_to_say(std::string words, const Secret& unspeakable) {
    return printable(without(std::move(words), unspeakable), 200);
}

std::string words_of(json::Value answer, const Secret& unspeakable) {
    return fit_to_say(said_plainly(answer), unspeakable);
}

std::string words_of(std::string_view body, const Secret& unspeakable) {
    try {
        const json::Document document = json::parse(body);
        const std::string plain = said_plainly(document.root());
        return fit_to_say(plain.empty() ? complaint_of_a_field(document.root()) : plain, unspeakable);
    } catch (const json::ParseError&) {
        return {};
    }
}

bool is_in_api_words(std::string_view body) {
    try {
        const json::Document document = json::parse(body);
        const json::Value root = document.root();
        const bool is_sentence =
            sentence_in(root["detail"]) || sentence_in(root["msg"]) || sentence_in(root["non_field_errors"]);
        return is_sentence || !complaint_of_a_field(root).empty();
    } catch (const json::ParseError&) {
        return false;
    }
}

std::string in_brackets(const std::string& words) {
    return words.empty() ? std::string{} : " (" + words + ")";
}

bool is_web_page(const http::Response& response) {
    const auto begin = response.body.find_first_not_of(" \t\r\n\xef\xbb\xbf");
    if (begin != std::string::npos && response.body[begin] == '<') return true;
    std::string type = response.header("content-type").value_or("");
    std::transform(type.begin(), type.end(), type.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    // Some servers label JSON as text/html; what it begins with is the better witness.
    const bool looks_like_json =
        begin != std::string::npos && (response.body[begin] == '{' || response.body[begin] == '[');
    return begin != std::string::npos && !looks_like_json && type.starts_with("text/html");
}

Error web_page_came(const Asked& asked, const http::Response& response) {
    const std::string whose =
        response.proxy.empty() ? ""
                               : fmt::format(", from {}{}", answerer(response), page_words(asked, response));
    return {ErrorKind::protocol,
            fmt::format("{}: a web page came instead of the API's answer{}", asked.failed, whose),
            !whose.empty() ? proxy_hint(asked)
                           : fmt::format("a wrong url of device \"{}\", a server that is still starting, or "
                                         "a session that has ended",
                                         asked.device)};
}

Error no_answer(const Asked& asked, const http::TransportFailure& failure) {
    const std::string message = fmt::format("{}: {}", asked.failed, printable(failure.why));
    if (!failure.proxy.empty() && failure.never_sent() && failure.failure != http::Failure::tls)
        return {ErrorKind::unreachable, message, proxy_hint(asked)};
    switch (failure.failure) {
    case http::Failure::too_large:
    case http::Failure::not_http:
        return {ErrorKind::protocol, message, "is that the address of the REST API?"};
    case http::Failure::tls:
        return {ErrorKind::unreachable, message,
                fmt::format("url (http or https) or tls_ca of device \"{}\"", asked.device)};
    case http::Failure::resolve:
        return {ErrorKind::unreachable, message, fmt::format("see url of device \"{}\"", asked.device)};
    case http::Failure::connect:
    case http::Failure::timeout:
    case http::Failure::broken:
        break;
    }
    return {ErrorKind::unreachable, message};
}

Error redirected(const Asked& asked, const http::Response& response) {
    const std::string location = response.header("location").value_or("");
    const auto target = http::parse_url(location);
    const std::string where = target ? "to " + printable(target->host) : "to another place on itself";
    return {ErrorKind::protocol,
            fmt::format("{}: {} redirects {} {} ({})", asked.failed, answerer(response), asked.path, where,
                        response.status),
            redirect_hint(asked, location)};
}

Error unwelcome_answer(const Asked& asked, const http::Response& response) {
    const int status = response.status;
    const std::string words = words_of(response.body, asked.unspeakable);
    const bool on_the_way = may_be_of_a_proxy(response);
    if (status == 407 || (on_the_way && (status == 401 || status == 403)))
        return refused_by_proxy(asked, response);
    if (!on_the_way && is_of_a_front(response)) return answered_by_front(asked, response);
    if (status == 401 || status == 403) return refused(asked, response, words);
    if (is_redirect(status)) return redirected(asked, response);
    if (status == 404) {
        return {ErrorKind::configuration,
                fmt::format("{}: {} has no {} (404){}", asked.failed, answerer(response), asked.path,
                            in_brackets(words)),
                fmt::format("is url of device \"{}\" the address of a BioTime or ZKBio Time server?",
                            asked.device)};
    }
    const std::string said = words.empty() && on_the_way ? page_words(asked, response) : in_brackets(words);
    const std::string message =
        fmt::format("{}: {} answered {}{}", asked.failed, answerer(response), status, said);
    if (on_the_way) return {ErrorKind::unreachable, message, proxy_hint(asked)};
    if (status == 408 || status == 429 || status >= 500)
        return {ErrorKind::unreachable, message, status == 429 ? "the device asks for fewer requests" : ""};
    return {ErrorKind::protocol, message};
}

} // namespace zksync
