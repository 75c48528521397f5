#pragma once

#include "http/curl_failure.hpp"
#include "http/curl_transport.hpp"
#include "http/proxy.hpp"
#include "http/transport.hpp"

#include <array>
#include <chrono>
#include <curl/curl.h>
#include <memory>
#include <optional>

namespace zksync::http {

/// One request on its way through libcurl: the handle with its options, and what came in so far. libcurl
/// keeps pointers into it and into the request, so it stays where it is.
class Transfer {
public:
    Transfer(const Request& request, const WayOptions& way, std::optional<Proxy> proxy);
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    CURL* handle() const { return easy_.get(); }
    /// When the answer must be complete; nothing before the connection stands.
    std::optional<std::chrono::steady_clock::time_point> deadline() const { return deadline_; }
    /// That time did not count: nobody looked at what came.
    void postpone_deadline(std::chrono::steady_clock::duration by) {
        if (deadline_) *deadline_ += by;
    }
    /// The outcome, once libcurl is done with it.
    Exchange finish(CURLcode code);
    /// The outcome when the deadline passed first.
    Exchange give_up();

private:
    void set_request();
    void set_headers();
    void set_tls(const WayOptions& way) const;
    void set_proxy() const;
    void set_callbacks();
    TransportFailure failure(CURLcode code);
    void take_header_line(std::string_view line);

    static int on_connected(void* self, char*, char*, int, int);
    static std::size_t on_header(char* data, std::size_t, std::size_t size, void* self);
    static std::size_t on_body(char* data, std::size_t, std::size_t size, void* self);

    struct FreeEasy {
        void operator()(CURL* easy) const { curl_easy_cleanup(easy); }
    };
    struct FreeList {
        void operator()(curl_slist* list) const { curl_slist_free_all(list); }
    };

    const Request& request_;
    std::optional<Proxy> proxy_;
    bool own_ca_;
    Response response_;
    std::size_t header_bytes_ = 0;
    bool answer_begun_ = false;
    bool over_cap_ = false;
    bool out_of_time_ = false;
    std::optional<std::chrono::steady_clock::time_point> deadline_;
    std::array<char, CURL_ERROR_SIZE> details_{};
    std::unique_ptr<curl_slist, FreeList> headers_;
    std::unique_ptr<CURL, FreeEasy> easy_;
};

} // namespace zksync::http
