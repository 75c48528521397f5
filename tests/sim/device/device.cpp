#include "device.hpp"

#include <ctime>

#include "punch_json.hpp"
#include "serve.hpp"
#include "transactions.hpp"

namespace zksync_sim {
namespace {

bool starts_with(const std::string& text, const std::string& start) { return text.rfind(start, 0) == 0; }

/// A missing trailing slash, as the framework's middleware treats it: before anybody looks at the token.
Reply slash_redirect(const Request& request) {
    const auto question = request.target.find('?');
    std::string location = request.target.substr(0, question) + "/";
    if (question != std::string::npos) location += request.target.substr(question);
    Reply reply;
    reply.status = 301;
    reply.headers = {
        {"Server", "nginx"}, {"Content-Type", "text/html; charset=utf-8"}, {"Location", std::move(location)}};
    return reply;
}

bool is_route(const std::string& path, const std::string& login_path) {
    return path == login_path || path == transactions_path || path == terminals_path ||
           path == employees_path;
}

/// Puts bytes, given in hex digits, in the place of every alias of a terminal.
void replace_aliases(std::string& body, const std::string& hex) {
    const std::string key = "\"terminal_alias\":\"";
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hex.size(); at += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(at, 2), nullptr, 16));
    for (auto at = body.find(key); at != std::string::npos; at = body.find(key, at)) {
        at += key.size();
        body.replace(at, body.find('"', at) - at, bytes);
    }
}

} // namespace

Reply Device::handle(const Request& request) {
    if (starts_with(request.path, "/_sim/")) {
        const std::lock_guard lock(mutex_);
        try {
            return control(request);
        } catch (const std::exception& e) {
            return detail_reply(400, e.what());
        }
    }
    return serve(request);
}

Reply Device::serve(const Request& request) {
    std::unique_lock lock(mutex_);
    const std::size_t number = log_.begin(request);
    const Fault fault = faults_.take(request);
    if (fault.has("pause")) hold(lock);
    act_before(fault);
    auto instead = answer_instead(fault);
    Reply reply = instead ? std::move(*instead) : answer(request, tweaks_of(fault));
    dress(reply);
    break_reply(fault, reply);
    log_.answered(number, reply, fault.actions.empty() ? Json() : Json(fault.actions));
    reply.before_answer = [this] {
        const std::lock_guard again(mutex_);
        log_.ended();
    };
    return reply;
}

void Device::act_before(const Fault& fault) {
    if (fault.has("delete_rows")) store_.remove(doomed_of(fault.rule));
    if (fault.has("insert_rows")) add_punches(store_, fault.rule.value("rows", Json::array()));
    if (fault.has("revoke_token")) auth_.revoke_all();
}

void Device::hold(std::unique_lock<std::mutex>& lock) {
    ++paused_;
    go_on_.wait(lock, [this, seen = go_on_count_] { return stopping_ || go_on_count_ != seen; });
    --paused_;
}

void Device::stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    go_on_.notify_all();
}

/// What lives below a path of its host is asked without it, as a proxy passes it on; what is beside it is the
/// proxy's own.
Reply Device::answer(const Request& given, const Tweaks& tweaks) {
    const std::string base = knobs_.text("base_path");
    if (!base.empty() && !starts_with(given.path, base + "/")) return html_reply(404, "Not Found");
    Request request = given;
    request.path.erase(0, base.size());
    request.target.erase(0, base.size());
    if (auto reply = auth_.login(request)) return *reply;
    if (is_route(request.path + "/", auth_.login_path())) return slash_redirect(request);
    if (auto reply = serve_list(request, tweaks)) return *reply;
    return unknown_path();
}

std::optional<Reply> Device::serve_list(const Request& request, const Tweaks& tweaks) {
    const bool transactions = starts_with(request.path, transactions_path);
    if (!transactions && request.path != terminals_path && request.path != employees_path)
        return std::nullopt;
    std::string id;
    if (transactions && request.path != transactions_path) {
        id = request.path.substr(std::string(transactions_path).size());
        if (id.find('/') != id.size() - 1) return std::nullopt;
        id.pop_back();
    }
    if (auto refused = auth_.refusal(request)) return refused;
    if (!id.empty()) return one_transaction(id, store_, knobs_);
    if (transactions) return list_transactions(request, store_, knobs_, miscounting(tweaks));
    if (request.path == terminals_path) return people_.list_terminals(request, store_, knobs_, tweaks);
    return people_.list_employees(request, store_, knobs_, tweaks);
}

Tweaks Device::miscounting(Tweaks tweaks) {
    tweaks.count_delta += knobs_.number("count_delta");
    // Never the same twice within a few requests.
    if (knobs_.on("count_changes")) tweaks.count_delta += static_cast<std::int64_t>(++counted_ % 7) + 1;
    return tweaks;
}

Reply Device::unknown_path() const {
    const auto how = knobs_.text("unknown_path");
    if (how == "html200") return html_reply(200, "ZKBio Time");
    Reply reply = html_reply(404, "Not Found");
    if (how == "redirect") {
        reply.status = 302;
        reply.body.clear();
        reply.headers.emplace_back("Location", "/login/?next=/");
    }
    return reply;
}

/// What concerns every answer, whatever it says.
void Device::dress(Reply& reply) const {
    if (!knobs_.text("alias_bytes").empty()) replace_aliases(reply.body, knobs_.text("alias_bytes"));
    if (knobs_.on("ascii_json") && !reply.body.empty()) {
        const Json body = Json::parse(reply.body, nullptr, false);
        if (!body.is_discarded()) reply.body = body.dump(-1, ' ', true);
    }
    reply.no_date = knobs_.on("no_date");
    const auto skew = knobs_.number("date_skew");
    if (skew != 0 && !reply.no_date)
        reply.headers.emplace_back("Date", http_date(std::time(nullptr) + static_cast<std::time_t>(skew)));
    const auto header_case = knobs_.text("header_case");
    reply.header_case = header_case == "lower"   ? HeaderCase::lower
                        : header_case == "upper" ? HeaderCase::upper
                                                 : HeaderCase::usual;
    if (knobs_.text("compress") != "none") reply.coding = knobs_.text("compress");
    reply.delay = std::chrono::milliseconds(knobs_.number("delay_ms"));
    reply.close = knobs_.on("close_connections");
}

int run_device(int argc, char** argv) {
    const ServeOptions options = parse_serve_options(argc, argv);
    Device device;
    return serve(
        options, [&device](const Request& request) { return device.handle(request); },
        [&device] { device.stop(); });
}

} // namespace zksync_sim
