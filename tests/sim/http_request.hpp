#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "http_server.hpp"
#include "http_wire.hpp"

namespace zksync_sim {

/// Percent-decoding as a query wants it: `+` is a space. Bad escapes stay as they are.
std::string decode_query_text(std::string_view text);
std::multimap<std::string, std::string> parse_query(std::string_view query);

std::string lower_case(std::string_view text); ///< ASCII only

/// Reads requests off one connection.
class RequestReader {
public:
    explicit RequestReader(Wire& wire) : wire_(wire) {}

    /// The next request; nothing at the end of the stream. Throws std::invalid_argument for what is no HTTP.
    std::optional<Request> next();
    bool keep_alive() const { return keep_alive_; } ///< what the client of the last request wants

private:
    bool fill();
    std::string line();
    std::string exactly(std::size_t size);
    std::string chunked_body();
    void read_headers(Request& request);
    void read_body(Request& request);

    Wire& wire_;
    std::string buffer_;
    bool keep_alive_ = true;
    bool reused_ = false;
};

} // namespace zksync_sim
