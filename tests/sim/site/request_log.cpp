#include "request_log.hpp"

#include "wall_clock.hpp"

#include <algorithm>

namespace zksync_sim::site {
namespace {

constexpr std::size_t kept_body_bytes = 64U << 20U;

double now_ms() { return static_cast<double>(utc_now()) / 1000.0; }

std::size_t count_rows(const Request& request) {
    if (!request.path.ends_with("frappe.client.insert_many")) return 0;
    Json body = Json::parse(request.body, nullptr, false);
    if (!body.is_object() || !body.contains("docs")) return 0;
    Json documents = body["docs"];
    if (documents.is_string()) documents = Json::parse(documents.get<std::string>(), nullptr, false);
    return documents.is_array() ? documents.size() : 0;
}

Json decoded(const std::string& text) {
    if (text.empty()) return nullptr;
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) return text;
    if (value.is_object() && value.contains("docs") && value["docs"].is_string()) {
        Json documents = Json::parse(value["docs"].get<std::string>(), nullptr, false);
        if (!documents.is_discarded()) value["docs"] = std::move(documents);
    }
    return value;
}

} // namespace

RequestLog::Id RequestLog::begin(const Request& request) {
    Json query = Json::object();
    for (const auto& [name, value] : request.query) query[name] = value;
    Entry entry;
    entry.method = request.method;
    entry.path = request.path;
    entry.query = query.dump(-1, ' ', false, Json::error_handler_t::replace);
    entry.body = request.body;
    entry.reused = request.connection_reused;
    entry.start_ms = now_ms();
    entry.rows = count_rows(request);
    const std::scoped_lock lock(mutex_);
    const Id id = next_++;
    ++counts_[request.method + " " + request.path];
    body_bytes_ += entry.body.size();
    if (!entry.body.empty()) with_body_.push_back(id);
    entries_.emplace(id, std::move(entry));
    drop_old_bodies();
    return id;
}

void RequestLog::drop_old_bodies() {
    while (body_bytes_ > kept_body_bytes && with_body_.size() > 1) {
        auto& entry = entries_[with_body_.front()];
        with_body_.pop_front();
        body_bytes_ -= entry.body.size();
        std::string().swap(entry.body);
        entry.body_dropped = true;
    }
}

void RequestLog::end(Id id, const Outcome& outcome) {
    const std::scoped_lock lock(mutex_);
    const auto found = entries_.find(id);
    if (found == entries_.end()) return;
    auto& entry = found->second;
    entry.status = outcome.status;
    entry.user = outcome.user;
    entry.stored = outcome.stored;
    entry.fault = outcome.fault;
    entry.end_ms = now_ms();
    if (entry.method == "POST" && entry.stored > 0) ++posts_that_stored_;
}

void RequestLog::write_begins() {
    const std::scoped_lock lock(mutex_);
    most_writes_in_flight_ = std::max(most_writes_in_flight_, ++writes_in_flight_);
}

void RequestLog::write_ends() {
    const std::scoped_lock lock(mutex_);
    --writes_in_flight_;
}

Json RequestLog::shown(Id id, const Entry& entry) {
    return {{"id", id},
            {"method", entry.method},
            {"path", entry.path},
            {"query", Json::parse(entry.query)},
            {"body", decoded(entry.body)},
            {"body_dropped", entry.body_dropped},
            {"status", entry.status ? Json(*entry.status) : Json()},
            {"user", entry.user},
            {"reused", entry.reused},
            {"start_ms", entry.start_ms},
            {"end_ms", entry.status ? Json(entry.end_ms) : Json()},
            {"rows", entry.rows},
            {"stored", entry.stored},
            {"fault", entry.fault}};
}

Json RequestLog::list(const Request& filters) const {
    const auto path = filters.parameter("path").value_or("");
    const auto method = filters.parameter("method").value_or("");
    const std::scoped_lock lock(mutex_);
    Json list = Json::array();
    for (const auto& [id, entry] : entries_) {
        if (entry.path.find(path) == std::string::npos || (!method.empty() && entry.method != method))
            continue;
        list.push_back(shown(id, entry));
        if (filters.parameter("bodies") == "0") list.back().erase("body");
    }
    return list;
}

Json RequestLog::statistics() const {
    const std::scoped_lock lock(mutex_);
    std::uint64_t total = 0;
    Json by_path = Json::object();
    for (const auto& [path, count] : counts_) by_path[path] = count, total += count;
    return {{"requests", total},
            {"by_path", std::move(by_path)},
            {"posts_that_stored", posts_that_stored_},
            {"writes_in_flight", writes_in_flight_},
            {"most_writes_in_flight", most_writes_in_flight_}};
}

void RequestLog::clear() {
    const std::scoped_lock lock(mutex_);
    entries_.clear();
    with_body_.clear();
    body_bytes_ = 0;
    counts_.clear();
    posts_that_stored_ = 0;
    most_writes_in_flight_ = writes_in_flight_;
}

} // namespace zksync_sim::site
