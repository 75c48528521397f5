#include "ready.hpp"

#include "../device/json.hpp"
#include "../device/moment.hpp"
#include "../serve.hpp"
#include "rows.hpp"

#include <algorithm>
#include <limits>
#include <mutex>

namespace zksync_sim {
namespace {

/// A device that takes no time of its own, for whoever measures the program: rows lie ready, and nothing is
/// refused.
class ReadyDevice {
public:
    Reply handle(const Request& request) {
        const std::lock_guard lock(mutex_);
        if (request.path == "/_sim/knobs") return set(Json::parse(request.body));
        if (request.path == "/_sim/rows") return add(Json::parse(request.body));
        if (request.path == "/_sim/requests") {
            requests_ = 0;
            return json_reply(200, Json::object());
        }
        if (request.path == "/_sim/stats") return json_reply(200, {{"requests", requests_}});
        ++requests_;
        Reply reply = request.method == "POST" ? json_reply(200, {{"token", "ready"}}) : page(request);
        reply.delay = delay_;
        return reply;
    }

private:
    Reply set(const Json& knobs) {
        delay_ = std::chrono::milliseconds(knobs.value("delay_ms", delay_.count()));
        cap_ = knobs.value("page_size_cap", cap_);
        return json_reply(200, knobs);
    }

    Reply add(const Json& wish) {
        if (wish.value("instead", false)) rows_.clear();
        rows_.add(wish.at("count"), wish.value("people", 500), second_of(wish.at("from")),
                  second_of(wish.at("to")));
        return json_reply(200, wish);
    }

    static std::int64_t second_of(const std::string& text) { return parse_moment(text).value() / one_second; }

    static std::size_t number(const Request& request, const char* name, std::size_t otherwise) {
        const auto text = request.parameter(name);
        return text ? std::stoul(*text) : otherwise;
    }

    static std::int64_t end(const Request& request, const char* name, std::int64_t otherwise) {
        const auto text = request.parameter(name);
        return text ? second_of(*text) : otherwise;
    }

    Reply page(const Request& request) const {
        using Limits = std::numeric_limits<std::int64_t>;
        const bool punches = request.path == "/iclock/api/transactions/";
        const auto [first, last] = punches ? rows_.between(end(request, "start_time", Limits::min()),
                                                           end(request, "end_time", Limits::max()))
                                           : std::pair<std::size_t, std::size_t>{0, 0};
        const std::size_t size = std::min(number(request, "page_size", 10), cap_);
        const std::size_t from = std::min(last, first + (number(request, "page", 1) - 1) * size);
        const std::size_t to = std::min(last, from + size);
        Reply reply = json_reply(200, Json::object());
        reply.body = "{\"count\":" + std::to_string(last - first) +
                     ",\"next\":" + (to < last ? "\"more\"" : "null") +
                     R"(,"previous":null,"msg":"","code":0,"data":[)";
        for (std::size_t place = from; place < to; ++place) {
            if (place != from) reply.body += ',';
            rows_.append(reply.body, place);
        }
        reply.body += "]}";
        return reply;
    }

    std::mutex mutex_;
    ready::Rows rows_;
    std::size_t requests_ = 0, cap_ = std::numeric_limits<std::size_t>::max();
    std::chrono::milliseconds delay_{0};
};

} // namespace

int run_ready_device(int argc, char** argv) {
    const ServeOptions options = parse_serve_options(argc, argv);
    ReadyDevice device;
    return serve(options, [&device](const Request& request) { return device.handle(request); });
}

} // namespace zksync_sim
