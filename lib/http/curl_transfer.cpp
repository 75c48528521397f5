#include "http/curl_transfer.hpp"

#include "core/ascii.hpp"
#include "core/blanks.hpp"
#include "core/error.hpp"

#include <new>

namespace zksync::http {

namespace {

constexpr const char* user_agent = "zksync/" ZKSYNC_VERSION;

/// More of headers than any server has a reason to send. libcurl gives up a little later, and calls that a
/// broken connection.
constexpr std::size_t header_cap = 256U << 10;

template <class Value>
void set(CURL* easy, CURLoption option, Value value) {
    if (const CURLcode code = curl_easy_setopt(easy, option, value); code != CURLE_OK) {
        throw Error(ErrorKind::bug, std::string{"cannot prepare a request: "} + curl_easy_strerror(code));
    }
}

/// libcurl's spelling of a header: without a value it would take it for an order to leave the header out.
std::string header_line(const std::string& name, const std::string& value) {
    if ((name + value).find_first_of(std::string_view{"\r\n\0", 3}) != std::string::npos) {
        throw Error(ErrorKind::configuration, "the value of the HTTP header " + name + " holds a line break");
    }
    return value.empty() ? name + ";" : name + ": " + value;
}

} // namespace

Transfer::Transfer(const Request& request, const WayOptions& way, std::optional<Proxy> proxy)
    : request_(request), proxy_(std::move(proxy)), own_ca_(way.ca_file.has_value()), easy_(curl_easy_init()) {
    if (!easy_) throw std::bad_alloc();
    set_request();
    set_headers();
    set_tls(way);
    set_proxy();
    set_callbacks();
}

void Transfer::set_request() {
    CURL* easy = handle();
    set(easy, CURLOPT_URL, request_.url.c_str());
    set(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    set(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(easy, CURLOPT_NOSIGNAL, 1L);
    // A name server that does not answer must not hold up the end of the program.
    set(easy, CURLOPT_QUICK_EXIT, 1L);
    set(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    // What comes out of it is what on_body counts.
    set(easy, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
    set(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    set(easy, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(request_.connect_timeout.count()));
    if (request_.connection == Connection::fresh) {
        set(easy, CURLOPT_FRESH_CONNECT, 1L);
        set(easy, CURLOPT_FORBID_REUSE, 1L);
    }
    if (request_.method == Method::get) return;
    set(easy, CURLOPT_POST, 1L);
    set(easy, CURLOPT_POSTFIELDS, request_.body.c_str());
    set(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request_.body.size()));
    if (request_.method == Method::put) set(easy, CURLOPT_CUSTOMREQUEST, "PUT");
}

void Transfer::set_headers() {
    std::vector<std::string> lines;
    bool has_content_type = false;
    bool has_user_agent = false;
    for (const auto& [name, value] : request_.headers) {
        has_content_type |= in_lower_case(name) == "content-type";
        has_user_agent |= in_lower_case(name) == "user-agent";
        lines.push_back(header_line(name, value));
    }
    // libcurl would wait for a 100 Continue that small servers never send, and call every body a form.
    lines.emplace_back("Expect:");
    if (!has_content_type) lines.emplace_back("Content-Type:");
    if (!has_user_agent) set(handle(), CURLOPT_USERAGENT, user_agent);

    for (const std::string& line : lines) {
        curl_slist* longer = curl_slist_append(headers_.get(), line.c_str());
        if (longer == nullptr) throw std::bad_alloc();
        static_cast<void>(headers_.release());
        headers_.reset(longer);
    }
    set(handle(), CURLOPT_HTTPHEADER, headers_.get());
}

/// Set in every case: libcurl would look into the environment itself, and tell nobody what it found.
void Transfer::set_proxy() const {
    set(handle(), CURLOPT_PROXY, proxy_ ? proxy_->address.c_str() : "");
    set(handle(), CURLOPT_NOPROXY, "");
}

void Transfer::set_tls(const WayOptions& way) const {
    if (way.ca_file) set(handle(), CURLOPT_CAINFO, way.ca_file->c_str());
    if (way.verify) return;
    set(handle(), CURLOPT_SSL_VERIFYPEER, 0L);
    set(handle(), CURLOPT_SSL_VERIFYHOST, 0L);
}

void Transfer::set_callbacks() {
    CURL* easy = handle();
    set(easy, CURLOPT_ERRORBUFFER, details_.data());
    set(easy, CURLOPT_PREREQFUNCTION, &Transfer::on_connected);
    set(easy, CURLOPT_PREREQDATA, static_cast<void*>(this));
    set(easy, CURLOPT_HEADERFUNCTION, &Transfer::on_header);
    set(easy, CURLOPT_HEADERDATA, static_cast<void*>(this));
    set(easy, CURLOPT_WRITEFUNCTION, &Transfer::on_body);
    set(easy, CURLOPT_WRITEDATA, static_cast<void*>(this));
}

/// libcurl calls this when the connection stands, TLS included, right before it writes the request.
int Transfer::on_connected(void* self, char*, char*, int, int) {
    auto& transfer = *static_cast<Transfer*>(self);
    // A reused connection that was dead is replaced by libcurl; the time goes on.
    if (!transfer.deadline_)
        transfer.deadline_ = std::chrono::steady_clock::now() + transfer.request_.timeout;
    return CURL_PREREQFUNC_OK;
}

std::size_t Transfer::on_header(char* data, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    transfer.answer_begun_ = true;
    transfer.header_bytes_ += size;
    if (transfer.header_bytes_ > header_cap) {
        transfer.over_cap_ = true;
        return 0;
    }
    transfer.take_header_line({data, size});
    return size;
}

void Transfer::take_header_line(std::string_view line) {
    // The header of a 100 Continue comes before the real one.
    if (line.starts_with("HTTP/")) {
        response_.headers.clear();
        return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    response_.headers.emplace_back(in_lower_case(line.substr(0, colon)),
                                   without_outer_blanks(line.substr(colon + 1)));
}

std::size_t Transfer::on_body(char* data, std::size_t, std::size_t size, void* self) {
    auto& transfer = *static_cast<Transfer*>(self);
    if (transfer.response_.body.size() + size > transfer.request_.body_cap) {
        transfer.over_cap_ = true;
        return 0;
    }
    transfer.response_.body.append(data, size);
    return size;
}

Exchange Transfer::finish(CURLcode code) {
    if (code != CURLE_OK) return failure(code);
    long status = 0;
    curl_easy_getinfo(handle(), CURLINFO_RESPONSE_CODE, &status);
    response_.status = static_cast<int>(status);
    if (proxy_) response_.proxy = proxy_->shown;
    return std::move(response_);
}

Exchange Transfer::give_up() {
    out_of_time_ = true;
    return failure(CURLE_OPERATION_TIMEDOUT);
}

TransportFailure Transfer::failure(CURLcode code) {
    Ending ending;
    ending.code = code;
    ending.details = details_.data();
    ending.request_begun = deadline_.has_value();
    ending.answer_begun = answer_begun_;
    ending.over_cap = over_cap_;
    ending.headers_too_large = header_bytes_ > header_cap;
    ending.out_of_time = out_of_time_;
    ending.own_ca = own_ca_;
    ending.proxy = proxy_;
    curl_easy_getinfo(handle(), CURLINFO_HTTP_CONNECTCODE, &ending.connect_status);
    curl_easy_getinfo(handle(), CURLINFO_OS_ERRNO, &ending.os_error);
    // Known as soon as TCP stands, while libcurl's time of connecting is not before TLS stands too.
    long local_port = 0;
    curl_easy_getinfo(handle(), CURLINFO_LOCAL_PORT, &local_port);
    ending.tcp_connected = local_port > 0;
    return explain(ending, request_);
}

} // namespace zksync::http
