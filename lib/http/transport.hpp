#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace zksync::http {

enum class Method { get, post, put };
std::string_view to_text(Method method);

/// May an idle connection be used? libcurl sends a POST again by itself when a reused one dies before the
/// answer begins (docs/rules.md, section 4), so everything that writes asks for a fresh one.
enum class Connection { reuse, fresh };

struct Request {
    Method method = Method::get;
    std::string url;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    Connection connection = Connection::reuse;
    std::chrono::milliseconds connect_timeout{10'000};
    /// From the moment the connection stands to the answer's last byte.
    std::chrono::milliseconds timeout{60'000};
    /// A larger answer is given up, whether it is large as it comes or once it is decompressed:
    /// Failure::too_large.
    std::size_t body_cap = 32U << 20;

    bool operator==(const Request&) const = default;
};

struct Response {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    std::string body;
    std::string proxy{}; ///< the one that it came through, for messages; "" for none

    /// The header's value; nothing when absent. `name` in lower case.
    std::optional<std::string> header(std::string_view name) const;
};

/// How an exchange came to nothing.
enum class Failure {
    resolve,   ///< the name is not known
    connect,   ///< refused, no route, or nobody answered within the connect time-out
    tls,       ///< no agreement on TLS: an unknown certificate, plain HTTP at the port
    timeout,   ///< connected, but no (whole) answer in time
    broken,    ///< connection reset or closed before or within the answer
    too_large, ///< the answer is larger than the cap
    not_http,  ///< what came back is not HTTP
};

/// What was wrong with TLS: each has a cure of its own.
enum class TlsTrouble {
    none,
    not_spoken,      ///< the port is one of plain HTTP
    authority,       ///< nobody whom this host knows made the certificate
    other_authority, ///< nobody whom `tls_ca` names did
    other_name,      ///< it is another host's
    date,            ///< it has expired, or is not valid yet
    ca_file,         ///< `tls_ca` is no certificate
    disagreement,    ///< no version or cipher in common, and what else a handshake can end with
};

struct TransportFailure {
    Failure failure = Failure::broken;
    std::string why;     ///< a clause for a message: "connection refused", "no answer within 60 s"
    std::string proxy{}; ///< the one on the way; `why` names it too
    TlsTrouble trouble = TlsTrouble::none; ///< for Failure::tls

    /// True when no byte of the request can have reached the other end's program.
    bool never_sent() const {
        return failure == Failure::resolve || failure == Failure::connect || failure == Failure::tls;
    }
};

using Exchange = std::variant<Response, TransportFailure>;

/// The one seam between zksync and the network.
class Transport {
public:
    virtual ~Transport() = default;
    /// One request, one answer, decompressed: gzip and deflate are asked for. Follows no redirect, keeps no
    /// cookie.
    /// Throws Interrupted when a signal comes, at once, in a stalled transfer too.
    virtual Exchange perform(const Request& request) = 0;

    /// Sends a request that will be performed next, and does not wait: its answer comes while the caller
    /// works, and `perform` of the same request takes it. There is one at the most, and never another request
    /// beside it: `perform` of another one waits for its answer first, and drops it.
    virtual void send_ahead(const Request&) {}
    /// Takes in what has come of it, without waiting.
    virtual void receive_ahead() {}
};

} // namespace zksync::http
