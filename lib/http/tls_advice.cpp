#include "http/tls_advice.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace zksync::http {

std::string tls_advice(TlsTrouble trouble, const WayKeys& keys) {
    switch (trouble) {
    case TlsTrouble::not_spoken:
        return fmt::format("begin {} with http://, or give it the port at which TLS is spoken", keys.url);
    case TlsTrouble::authority:
        return fmt::format("where that authority is your own, name the file of its certificate in {}",
                           keys.ca);
    case TlsTrouble::other_authority:
        return fmt::format(
            "the file that {} names has to hold the certificate of the authority that made it, or "
            "of the server itself",
            keys.ca);
    case TlsTrouble::other_name:
        return fmt::format("write the name that the certificate was made for into {}", keys.url);
    case TlsTrouble::date:
        return "have it renewed on that server; or is the date of this host wrong? See: date";
    case TlsTrouble::ca_file:
        return fmt::format("see the file that {} names: expected certificates in PEM form", keys.ca);
    case TlsTrouble::disagreement:
    case TlsTrouble::none:
        break;
    }
    return {};
}

bool wants_tls(const Response& response) {
    constexpr std::array words{"plain HTTP request was sent to HTTPS port",
                               "speaking plain HTTP to an SSL-enabled",
                               "sent an HTTP request to an HTTPS server"};
    return response.status == 400 && std::ranges::any_of(words, [&](const char* said) {
               return response.body.find(said) != std::string::npos;
           });
}

std::string use_https(const WayKeys& keys) { return fmt::format("begin {} with https://", keys.url); }

} // namespace zksync::http
