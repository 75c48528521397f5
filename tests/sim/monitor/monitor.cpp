#include "monitor.hpp"

#include "../device/json.hpp"
#include "../serve.hpp"

#include <mutex>

namespace zksync_sim {
namespace {

/// Takes pings as healthchecks does, and tells the test which came.
class Monitor {
public:
    Reply handle(const Request& request) {
        const std::lock_guard lock(mutex_);
        if (request.path == "/_sim/knobs") return set(Json::parse(request.body));
        if (request.path == "/_sim/requests") return told(request.method);
        requests_.push_back({{"method", request.method}, {"target", request.target}, {"body", request.body}});
        Reply reply;
        reply.status = status_;
        reply.body = "OK";
        if (!deaf_.empty() && request.target.ends_with(deaf_)) reply.ending = Ending::never;
        return reply;
    }

private:
    Reply set(const Json& knobs) {
        status_ = knobs.value("status", status_);
        deaf_ = knobs.value("deaf", deaf_);
        return json_reply(200, knobs);
    }

    Reply told(const std::string& method) {
        if (method == "DELETE") requests_ = Json::array();
        return json_reply(200, requests_);
    }

    std::mutex mutex_;
    Json requests_ = Json::array();
    int status_ = 200;
    std::string deaf_; ///< how the targets end that get no answer
};

} // namespace

int run_monitor(int argc, char** argv) {
    const ServeOptions options = parse_serve_options(argc, argv);
    Monitor monitor;
    return serve(options, [&monitor](const Request& request) { return monitor.handle(request); });
}

} // namespace zksync_sim
