#include "http/curl_failure.hpp"

#include "http/url.hpp"
#include "util/files.hpp"
#include "util/log.hpp"

#include <cerrno>
#include <fmt/format.h>

namespace zksync::http {

namespace {

/// "60 s", "1.5 s"
std::string in_seconds(std::chrono::milliseconds time) {
    return fmt::format("{} s", std::chrono::duration<double>{time}.count());
}

bool says(const Ending& ending, std::string_view words) {
    return ending.details.find(words) != std::string::npos;
}

std::string host_of(const Request& request) {
    const auto url = parse_url(request.url);
    return printable(url ? url->host : request.url, 100);
}

std::string words_of(const Ending& ending) {
    return printable(ending.details.empty() ? curl_easy_strerror(ending.code) : ending.details, 200);
}

std::string why_not_connected(const Ending& ending) {
    switch (ending.os_error) {
    case 0:
        return words_of(ending);
    case ECONNREFUSED:
        return "connection refused";
    case EHOSTUNREACH:
        return "no route to host";
    case ENETUNREACH:
        return "the network cannot be reached";
    case ECONNRESET:
        return "the connection was reset";
    default:
        return errno_text(static_cast<int>(ending.os_error));
    }
}

TransportFailure tls_failure(TlsTrouble trouble, std::string why) {
    return {Failure::tls, std::move(why), {}, trouble};
}

TransportFailure explain_certificate(const Ending& ending, const Request& request) {
    if (says(ending, "subject name") || says(ending, "does not match")) {
        return tls_failure(TlsTrouble::other_name,
                           fmt::format("the certificate is not for {}", host_of(request)));
    }
    constexpr std::string_view prefix = "SSL certificate problem: ";
    std::string reason = words_of(ending);
    if (reason.starts_with(prefix)) reason.erase(0, prefix.size());
    const bool unknown_issuer =
        says(ending, "self") || says(ending, "issuer") || says(ending, "first certificate");
    const bool out_of_date = says(ending, "expired") || says(ending, "not yet valid");
    const TlsTrouble trouble = out_of_date       ? TlsTrouble::date
                               : !unknown_issuer ? TlsTrouble::disagreement
                               : ending.own_ca   ? TlsTrouble::other_authority
                                                 : TlsTrouble::authority;
    return tls_failure(trouble, "the certificate is not trusted: " + reason);
}

TransportFailure explain_handshake(const Ending& ending) {
    if (says(ending, "wrong version number") || says(ending, "unknown protocol") ||
        says(ending, "packet length too long") || says(ending, "http request")) {
        return tls_failure(TlsTrouble::not_spoken, "the other end does not speak TLS at this port");
    }
    // Not a disagreement: it may well work the next time.
    if (says(ending, "SSL_ERROR_SYSCALL") || says(ending, "unexpected eof") ||
        says(ending, "reset by peer")) {
        return {Failure::connect, "the connection was closed during the TLS handshake"};
    }
    return tls_failure(TlsTrouble::disagreement, "no agreement on TLS: " + words_of(ending));
}

TransportFailure explain_before_request(const Ending& ending, const Request& request) {
    switch (ending.code) {
    case CURLE_COULDNT_RESOLVE_HOST:
        return {Failure::resolve, fmt::format("the name {} is not known", host_of(request))};
    case CURLE_COULDNT_RESOLVE_PROXY:
        return {Failure::resolve, "its name is not known"};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {Failure::resolve, "the address cannot be used: " + words_of(ending)};
    case CURLE_OPERATION_TIMEDOUT:
        return {Failure::connect,
                fmt::format("{} within {}", ending.tcp_connected ? "no TLS handshake" : "nobody answered",
                            in_seconds(request.connect_timeout))};
    case CURLE_PEER_FAILED_VERIFICATION:
        return explain_certificate(ending, request);
    case CURLE_SSL_CONNECT_ERROR:
        return explain_handshake(ending);
    case CURLE_SSL_CACERT_BADFILE:
        return tls_failure(TlsTrouble::ca_file,
                           "no certificate can be read from the file that is to vouch for it");
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return tls_failure(TlsTrouble::disagreement, "no agreement on TLS: " + words_of(ending));
    case CURLE_COULDNT_CONNECT:
        return {Failure::connect, why_not_connected(ending)};
    default:
        return {Failure::connect, words_of(ending)};
    }
}

TransportFailure explain_after_request(const Ending& ending, const Request& request) {
    switch (ending.code) {
    case CURLE_UNSUPPORTED_PROTOCOL: // what libcurl calls an answer without a status line
    case CURLE_WEIRD_SERVER_REPLY:
        return {Failure::not_http, "what came back is not HTTP"};
    case CURLE_OPERATION_TIMEDOUT:
        return {Failure::timeout, fmt::format("no {}answer within {}", ending.answer_begun ? "complete " : "",
                                              in_seconds(request.timeout))};
    case CURLE_BAD_CONTENT_ENCODING:
        return {Failure::broken, "the answer is compressed in a way that cannot be undone"};
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
        return {Failure::broken, ending.answer_begun ? "the connection was closed in the middle of the answer"
                                                     : "the connection was closed before an answer came"};
    default:
        return {Failure::broken, "the exchange broke off: " + words_of(ending)};
    }
}

/// What the proxy said to CONNECT.
std::string refused_way(long status) {
    constexpr long wants_login = 407;
    return status == wants_login ? "it wants a user and a password (407)"
                                 : fmt::format("it answered {}", status);
}

/// Neither the other end nor its name is to blame for what a proxy does; an address that libcurl quotes may
/// hold a password.
TransportFailure seen_through(const Proxy& proxy, const Ending& ending, TransportFailure failure) {
    failure.proxy = proxy.shown;
    const auto secret = failure.why.find(proxy.address);
    if (secret != std::string::npos) failure.why.replace(secret, proxy.address.size(), proxy.shown);
    const bool let_through = ending.connect_status == 0 || ending.connect_status / 100 == 2;
    if (!let_through) failure = {Failure::connect, refused_way(ending.connect_status), proxy.shown};
    const bool has_way = ending.request_begun || (let_through && failure.failure == Failure::tls);
    if (!has_way) return no_way_through(proxy, failure.failure, failure.why);
    failure.why += through(proxy.shown);
    return failure;
}

TransportFailure explain_way(const Ending& ending, const Request& request) {
    // libcurl has no other word for one that it gives up.
    const bool endless_line = ending.code == CURLE_OUT_OF_MEMORY && ending.request_begun;
    if (ending.headers_too_large || endless_line)
        return {Failure::too_large, "the answer's headers are longer than any server has a reason to send"};
    if (ending.over_cap) {
        return {Failure::too_large, fmt::format("the answer is larger than {} bytes", request.body_cap)};
    }
    if (!ending.request_begun) return explain_before_request(ending, request);
    Ending known = ending;
    if (ending.out_of_time) known.code = CURLE_OPERATION_TIMEDOUT;
    return explain_after_request(known, request);
}

} // namespace

TransportFailure no_way_through(const Proxy& proxy, Failure failure, const std::string& why) {
    return {failure, fmt::format("no way through the proxy {}: {}", proxy.shown, why), proxy.shown};
}

TransportFailure explain(const Ending& ending, const Request& request) {
    TransportFailure failure = explain_way(ending, request);
    return ending.proxy ? seen_through(*ending.proxy, ending, std::move(failure)) : failure;
}

} // namespace zksync::http
