#pragma once

#include <chrono>
#include <cstddef>
#include <ctime>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// A small HTTP/1.1 server whose answers can be broken on purpose. A library's server always
/// answers properly; these simulators exist to answer badly, byte by byte.
namespace zksync_sim {

/// As a Date header wants it.
std::string http_date(std::time_t moment);

struct Request {
    std::string method;
    std::string target;                            ///< as it came, with the query
    std::string path;                              ///< percent-decoded, without the query
    std::multimap<std::string, std::string> query; ///< decoded; blank values kept
    std::map<std::string, std::string> headers;    ///< names in lower case
    std::string body;
    bool connection_reused = false; ///< not the first request of its connection

    std::optional<std::string> parameter(const std::string& name) const; ///< the last one of that name
    std::string header(const std::string& lower_case_name) const;        ///< "" when absent
};

/// How an answer ends.
enum class Ending {
    whole,          ///< as it should be
    close_silently, ///< the request was read and handled; not one byte comes back, the connection is closed
    reset,          ///< the same, with a TCP reset
    cut_body, ///< headers promise the whole body, `cut_at` bytes of it come, then the connection is closed
    reset_mid_body,  ///< the same, with a TCP reset
    never,           ///< nothing comes back until the client goes away
    endless_headers, ///< a header follows the other until the client goes away
    endless_header,  ///< one header of which no line ends
    endless_body,    ///< a body without a length, over and over, until the client goes away
    drip,            ///< a byte of the body every tenth of a second
};

enum class HeaderCase { usual, lower, upper };

struct Reply {
    int status = 200;
    std::string reason; ///< left out: the usual words
    std::vector<std::pair<std::string, std::string>>
        headers; ///< Content-Length and Date are added unless given
    std::string body;
    Ending ending = Ending::whole;
    std::size_t cut_at = 0;
    std::chrono::milliseconds delay{0}; ///< before the first byte of the answer
    bool close = false;                 ///< answer with Connection: close
    bool no_date = false;
    std::string coding{}; ///< "gzip", "deflate"; "": as it is
    int bomb_mib = 0;     ///< so many MiB of blanks before the body, where it is compressed
    HeaderCase header_case = HeaderCase::usual;
    std::function<void()>
        before_answer;                ///< runs once: after the delay, before the first byte; else at the end
    std::function<void()> afterwards; ///< runs once the answer was sent or the connection closed
};

struct Tls {
    std::string certificate_file, key_file;
};

/// One thread a connection, keep-alive, on 127.0.0.1 only. The handler runs on the connection's thread.
class HttpServer {
public:
    using Handler = std::function<Reply(const Request&)>;

    /// Port 0 takes a free one. Throws std::runtime_error when it cannot listen.
    HttpServer(unsigned short port, Handler handler, std::optional<Tls> tls = std::nullopt);
    ~HttpServer();
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    unsigned short port() const;
    void run(); ///< until stop(); both are safe from a signal-waiting thread
    void stop();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync_sim
