#include "http/curl_transport.hpp"

#include "core/error.hpp"
#include "http/curl_transfer.hpp"
#include "http/proxy.hpp"
#include "util/files.hpp"
#include "util/signals.hpp"

#include <algorithm>
#include <cerrno>
#include <curl/curl.h>
#include <new>
#include <unistd.h>
#include <utility>

namespace zksync::http {

namespace {

using Steady = std::chrono::steady_clock;

struct FreeMulti {
    void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};

void initialize_libcurl() {
    static const CURLcode done = curl_global_init(CURL_GLOBAL_DEFAULT);
    if (done != CURLE_OK) throw Error(ErrorKind::bug, "libcurl does not start");
}

void must(CURLMcode code) {
    if (code != CURLM_OK) throw Error(ErrorKind::bug, std::string{"libcurl: "} + curl_multi_strerror(code));
}

/// A transfer is part of the multi handle for as long as this lives.
class Membership {
public:
    Membership(CURLM* multi, CURL* easy) : multi_(multi), easy_(easy) {
        must(curl_multi_add_handle(multi, easy));
    }
    Membership(const Membership&) = delete;
    Membership& operator=(const Membership&) = delete;
    ~Membership() { curl_multi_remove_handle(multi_, easy_); }

private:
    CURLM* multi_;
    CURL* easy_;
};

std::optional<CURLcode> outcome(CURLM* multi) {
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(multi, &left);
    if (message == nullptr || message->msg != CURLMSG_DONE) return std::nullopt;
    return message->data.result;
}

/// A request on its way.
class Flight {
public:
    Flight(CURLM* multi, Request request, const WayOptions& way, std::optional<Proxy> proxy)
        : multi_(multi), request_(std::move(request)), transfer_(request_, way, std::move(proxy)),
          membership_(multi, transfer_.handle()) {}

    const Request& request() const { return request_; }
    /// Sends and receives what can be without waiting.
    void go_on() {
        int running = 0;
        must(curl_multi_perform(multi_, &running));
        looked_at_ = Steady::now();
    }
    Exchange land();

private:
    void wait() const;

    CURLM* multi_;
    Request request_;
    Transfer transfer_;
    Membership membership_;
    Steady::time_point looked_at_ = Steady::now();
};

/// Waits for the network, a signal, or the transfer's deadline.
void Flight::wait() const {
    using std::chrono::milliseconds;
    milliseconds longest{1000};
    if (const auto deadline = transfer_.deadline()) {
        const auto left = std::chrono::ceil<milliseconds>(*deadline - Steady::now());
        longest = std::clamp(left, milliseconds{0}, longest);
    }
    curl_waitfd wake{};
    wake.fd = signals::wake_fd();
    wake.events = CURL_WAIT_POLLIN;
    must(curl_multi_poll(multi_, &wake, wake.fd >= 0 ? 1 : 0, static_cast<int>(longest.count()), nullptr));
}

Exchange Flight::land() {
    transfer_.postpone_deadline(Steady::now() - looked_at_);
    for (;;) {
        go_on();
        if (const auto code = outcome(multi_)) return transfer_.finish(*code);
        if (const auto deadline = transfer_.deadline(); deadline && Steady::now() >= *deadline)
            return transfer_.give_up();
        wait();
        signals::check();
    }
}

} // namespace

struct CurlTransport::Impl {
    WayOptions way;
    // Holds the connections between requests.
    std::unique_ptr<CURLM, FreeMulti> multi;
    std::unique_ptr<Flight> ahead{};

    std::optional<Proxy> proxy_of(const Request& request) const {
        return proxy_for(request.url, way.proxy, process_environment);
    }
    /// The one that was sent ahead, where it is this one; the answer of another one is waited for.
    std::unique_ptr<Flight> take_ahead(const Request& request) {
        auto sent = std::move(ahead);
        if (!sent || sent->request() == request) return sent;
        sent->land();
        return nullptr;
    }
};

CurlTransport::CurlTransport(WayOptions way) {
    if (way.ca_file && ::access(way.ca_file->c_str(), R_OK) != 0) {
        const int error = errno;
        throw Error(ErrorKind::configuration,
                    "cannot read the CA file " + way.ca_file->native() + ": " + errno_text(error));
    }
    initialize_libcurl();
    impl_ = std::make_unique<Impl>();
    impl_->way = std::move(way);
    impl_->multi.reset(curl_multi_init());
    if (!impl_->multi) throw std::bad_alloc();
}

CurlTransport::~CurlTransport() = default;

Exchange CurlTransport::perform(const Request& request) {
    signals::check();
    if (const auto sent = impl_->take_ahead(request)) return sent->land();
    auto proxy = impl_->proxy_of(request);
    // libcurl would take half of a password for a host, and ask the network for it.
    if (proxy && !proxy->problem.empty()) return no_way_through(*proxy, Failure::resolve, proxy->problem);
    return Flight(impl_->multi.get(), request, impl_->way, std::move(proxy)).land();
}

void CurlTransport::send_ahead(const Request& request) {
    auto proxy = impl_->proxy_of(request);
    if (impl_->ahead || (proxy && !proxy->problem.empty())) return;
    impl_->ahead = std::make_unique<Flight>(impl_->multi.get(), request, impl_->way, std::move(proxy));
    impl_->ahead->go_on();
}

void CurlTransport::receive_ahead() {
    if (impl_->ahead) impl_->ahead->go_on();
}

} // namespace zksync::http
