#include "device/answers.hpp"
#include "device/on_the_way.hpp"
#include "http/tls_advice.hpp"
#include "http/url.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <string_view>

// What came instead of an answer, as an Error.

namespace zksync {

namespace {

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
        "url of device \"{}\": is it the server's own address, with https and with a path where it has that?",
        asked.device);
}

constexpr std::string_view works_usually =
    ", although punches were read there before: the server is starting, or sends sessions away";

std::string away_hint(const Asked& asked) {
    return fmt::format("the next pass tries again; if it stays so: was the server updated? See url of device "
                       "\"{}\"",
                       asked.device);
}

} // namespace

Error web_page_came(const Asked& asked, const http::Response& response) {
    const std::string whose =
        response.proxy.empty() ? ""
                               : fmt::format(", from {}{}", answerer(response), page_words(asked, response));
    if (asked.worked_before)
        return beside_the_proxy(asked, response,
                                {ErrorKind::unreachable,
                                 fmt::format("{}: a web page came{}{}", asked.failed, whose, works_usually),
                                 away_hint(asked)});
    return {ErrorKind::protocol,
            fmt::format("{}: a web page came instead of the API's answer{}", asked.failed, whose),
            !whose.empty() ? proxy_hint(asked)
                           : fmt::format("a wrong url of device \"{}\", a server that is still starting, or "
                                         "a session that has ended",
                                         asked.device)};
}

http::WayKeys way_keys(const Asked& asked) {
    return {fmt::format("url of device \"{}\"", asked.device),
            fmt::format("tls_ca of device \"{}\"", asked.device)};
}

Error https_wanted(const Asked& asked, const http::Response& response) {
    return {ErrorKind::configuration,
            fmt::format("{}: {} speaks TLS at this port, and was asked without it ({})", asked.failed,
                        answerer(response), response.status),
            http::use_https(way_keys(asked))};
}

Error no_answer(const Asked& asked, const http::TransportFailure& failure) {
    const std::string message = fmt::format("{}: {}", asked.failed, printable(failure.why));
    if (!failure.proxy.empty() && failure.never_sent() && failure.failure != http::Failure::tls)
        return {ErrorKind::unreachable, message, proxy_hint(asked)};
    switch (failure.failure) {
    case http::Failure::not_http:
        // A TLS server that is greeted without TLS answers with an alert, which is no HTTP.
        return {
            ErrorKind::protocol, message,
            fmt::format("is that the address of the REST API{}?",
                        asked.url.starts_with("http://") ? ", and without TLS (https://) at this port" : "")};
    case http::Failure::too_large:
        return {ErrorKind::protocol, message, "is that the address of the REST API?"};
    case http::Failure::tls:
        return {failure.trouble == http::TlsTrouble::ca_file ? ErrorKind::configuration
                                                             : ErrorKind::unreachable,
                message, http::tls_advice(failure.trouble, way_keys(asked))};
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
    const std::string message = fmt::format("{}: {} redirects {} {} ({})", asked.failed, answerer(response),
                                            asked.path, where, response.status);
    const bool is_about_url = location.starts_with("https://") && asked.url.starts_with("http://");
    if (asked.worked_before && !is_about_url)
        return {ErrorKind::unreachable, message + std::string(works_usually), away_hint(asked)};
    return {ErrorKind::protocol, message, redirect_hint(asked, location)};
}

namespace {

Error judged_answer(const Asked& asked, const http::Response& response) {
    const int status = response.status;
    const std::string words = words_of(response.body, asked.unspeakable);
    const bool on_the_way = may_be_of_a_proxy(response);
    if (http::wants_tls(response)) return https_wanted(asked, response);
    if (status == 407 || (on_the_way && (status == 401 || status == 403)))
        return refused_by_proxy(asked, response);
    if (!on_the_way && is_of_a_front(response)) return answered_by_front(asked, response);
    if (status == 401 || status == 403) return refused(asked, response, words);
    if (is_redirect(status)) return redirected(asked, response);
    if (status == 404 && asked.worked_before && !is_in_api_words(response.body))
        return {ErrorKind::unreachable,
                fmt::format("{}: {} has no {} (404){}", asked.failed, answerer(response), asked.path,
                            works_usually),
                away_hint(asked)};
    if (status == 404) {
        return {ErrorKind::configuration,
                fmt::format("{}: {} has no {} (404){}", asked.failed, answerer(response), asked.path,
                            in_brackets(words)),
                fmt::format(
                    "is url of device \"{}\" the address of a BioTime or ZKBio Time server, with the path "
                    "that it lives below, if it has one?",
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

} // namespace

Error unwelcome_answer(const Asked& asked, const http::Response& response) {
    return beside_the_proxy(asked, response, judged_answer(asked, response));
}

} // namespace zksync
