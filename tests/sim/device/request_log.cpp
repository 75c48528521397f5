#include "request_log.hpp"

#include <algorithm>

#include "auth.hpp"

namespace zksync_sim {
namespace {

constexpr std::size_t entries_kept = 100'000;

Json query_json(const Request& request) {
    Json out = Json::object();
    for (const auto& [name, value] : request.query) out[name] = value;
    return out;
}

/// The body, as far as it is an object: without the password, "(hidden)" in its place.
Json body_json(const Request& request) {
    Json body = Json::parse(request.body, nullptr, false);
    if (body.is_discarded()) return nullptr;
    if (body.is_object() && body.contains("password")) body["password"] = "(hidden)";
    return body;
}

bool answered_at_all(const Reply& reply) {
    return reply.ending == Ending::whole || reply.ending == Ending::cut_body ||
           reply.ending == Ending::reset_mid_body;
}

} // namespace

std::size_t RequestLog::begin(const Request& request) {
    const auto [scheme, token] = authorization_parts(request.header("authorization"));
    const auto age = std::chrono::steady_clock::now() - start_;
    entries_.push_back({{"method", request.method},
                        {"path", request.path},
                        {"target", request.target},
                        {"query", query_json(request)},
                        {"status", nullptr},
                        {"scheme", scheme},
                        {"token", token},
                        {"body", body_json(request)},
                        {"user_agent", request.header("user-agent")},
                        {"reused", request.connection_reused},
                        {"at_ms", std::chrono::duration_cast<std::chrono::milliseconds>(age).count()},
                        {"fault", nullptr}});
    if (entries_.size() > entries_kept) {
        entries_.pop_front();
        ++first_number_;
    }
    ++requests_;
    ++by_path_[request.path];
    if (!request.connection_reused) ++connections_;
    max_in_flight_ = std::max(max_in_flight_, ++in_flight_);
    return first_number_ + entries_.size() - 1;
}

void RequestLog::answered(std::size_t number, const Reply& reply, const Json& fault) {
    const int status = answered_at_all(reply) ? reply.status : 0;
    ++by_status_[status];
    if (number < first_number_) return;
    Json& entry = entries_[number - first_number_];
    entry["status"] = status;
    entry["fault"] = fault;
}

void RequestLog::clear() {
    first_number_ += entries_.size();
    entries_.clear();
    by_path_.clear();
    by_status_.clear();
    requests_ = connections_ = 0;
    max_in_flight_ = in_flight_;
}

Json RequestLog::entries() const {
    Json out = Json::array();
    for (const Json& entry : entries_) out.push_back(entry);
    return out;
}

Json RequestLog::stats() const {
    Json paths = Json::object(), statuses = Json::object();
    for (const auto& [path, count] : by_path_) paths[path] = count;
    for (const auto& [status, count] : by_status_) statuses[std::to_string(status)] = count;
    return {{"requests", requests_}, {"connections", connections_}, {"by_path", paths},
            {"by_status", statuses}, {"in_flight", in_flight_},     {"max_in_flight", max_in_flight_}};
}

} // namespace zksync_sim
