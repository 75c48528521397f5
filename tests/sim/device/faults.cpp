#include "faults.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace zksync_sim {
namespace {

void check_names(const Json& object, const std::set<std::string>& known, const char* what) {
    if (!object.is_object()) throw std::invalid_argument(std::string(what) + " is a JSON object");
    for (const auto& [name, value] : object.items())
        if (known.count(name) == 0) throw std::invalid_argument(std::string(what) + " knows no " + name);
}

std::vector<std::string> actions_of(const Json& rule) {
    static const std::set<std::string> known{"html200",
                                             "status",
                                             "truncate_json",
                                             "empty_body",
                                             "cut_body",
                                             "reset_mid_body",
                                             "reset",
                                             "never",
                                             "slow",
                                             "redirect",
                                             "delete_rows",
                                             "insert_rows",
                                             "count_delta",
                                             "revoke_token",
                                             "code",
                                             "repeat_page",
                                             "pause",
                                             "close_silently",
                                             "bomb",
                                             "endless_header",
                                             "endless_headers",
                                             "endless_body",
                                             "drip"};
    if (!rule.contains("do")) throw std::invalid_argument("a fault says what to do");
    std::vector<std::string> actions;
    for (const Json& action : rule["do"].is_array() ? rule["do"] : Json::array({rule["do"]})) {
        if (!action.is_string() || known.count(action.get<std::string>()) == 0)
            throw std::invalid_argument("unknown fault " + action.dump());
        actions.push_back(action.get<std::string>());
    }
    return actions;
}

bool fits(const Json& match, const Request& request) {
    if (match.contains("path") && match["path"].get<std::string>() != request.path) return false;
    if (match.contains("method") && match["method"].get<std::string>() != request.method) return false;
    if (!match.contains("query")) return true;
    for (const auto& [name, wanted] : match["query"].items()) {
        const auto given = request.parameter(name);
        if (wanted.is_null() ? given.has_value()
                             : given != (wanted.is_string() ? wanted.get<std::string>() : wanted.dump()))
            return false;
    }
    return true;
}

Reply status_reply(const Json& rule) {
    const int status = rule.value("status", 500);
    Reply reply =
        html_reply(status, status == 500 ? "Server Error (500)" : std::to_string(status) + " error");
    if (status == 429) {
        reply = detail_reply(429, "Request was throttled. Expected available in 5 seconds.");
        if (!rule.contains("headers")) reply.headers.emplace_back("Retry-After", "5");
    }
    if (rule.contains("body")) {
        const Json& body = rule["body"];
        if (!body.is_string())
            reply = json_reply(status, body);
        else
            reply.body = body.get<std::string>();
    }
    if (rule.contains("headers"))
        for (const auto& [name, value] : rule["headers"].items()) {
            std::erase_if(reply.headers,
                          [&, &wanted = name](const auto& header) { return header.first == wanted; });
            reply.headers.emplace_back(name, value.is_string() ? value.get<std::string>() : value.dump());
        }
    return reply;
}

} // namespace

bool Fault::has(const char* action) const {
    return std::find(actions.begin(), actions.end(), action) != actions.end();
}

void Faults::add(const Json& rules) {
    static const std::set<std::string> rule_names{
        "match", "times",    "do",    "status", "body", "headers", "ms",   "location", "ids", "from",
        "to",    "emp_code", "first", "newest", "rows", "delta",   "code", "msg",      "at",  "mib"};
    static const std::set<std::string> match_names{"path", "method", "nth", "query"};
    std::vector<Rule> checked;
    for (const Json& rule : rules.is_array() ? rules : Json::array({rules})) {
        check_names(rule, rule_names, "a fault");
        if (rule.contains("match")) check_names(rule["match"], match_names, "a match");
        const auto times = rule.contains("times") && rule["times"].is_string() ? -1 : rule.value("times", 1);
        checked.push_back({rule, actions_of(rule), times});
    }
    rules_.insert(rules_.end(), checked.begin(), checked.end());
}

Json Faults::remaining() const {
    Json out = Json::array();
    for (const Rule& rule : rules_) {
        out.push_back(rule.rule);
        out.back()["times"] = rule.times;
        out.back()["seen"] = rule.seen;
    }
    return out;
}

Fault Faults::take(const Request& request) {
    Fault fault;
    for (auto rule = rules_.begin(); rule != rules_.end();) {
        const Json match = rule->rule.value("match", Json::object());
        const bool fitting = fits(match, request);
        if (fitting) ++rule->seen;
        const bool due = fitting && fault.actions.empty() && rule->seen >= match.value("nth", 1);
        if (due) fault = {rule->actions, rule->rule};
        if (due && rule->times > 0 && --rule->times == 0)
            rule = rules_.erase(rule);
        else
            ++rule;
    }
    return fault;
}

Tweaks tweaks_of(const Fault& fault) {
    Tweaks tweaks;
    if (fault.has("count_delta")) tweaks.count_delta = fault.rule.value("delta", 1);
    if (fault.has("repeat_page")) tweaks.page_delta = -1;
    if (fault.has("code")) {
        tweaks.code = fault.rule.value("code", 1);
        tweaks.msg = fault.rule.value("msg", "System error");
    }
    return tweaks;
}

std::optional<Reply> answer_instead(const Fault& fault) {
    if (fault.has("status")) return status_reply(fault.rule);
    if (fault.has("html200")) return html_reply(200, "ZKBio Time - Login");
    if (!fault.has("redirect")) return std::nullopt;
    Reply reply = html_reply(fault.rule.value("status", 302), "");
    reply.body.clear();
    reply.headers.emplace_back("Location", fault.rule.value("location", "/login/?next=/"));
    return reply;
}

void break_reply(const Fault& fault, Reply& reply) {
    const std::size_t half = reply.body.size() / 2;
    const std::size_t at = std::min(reply.body.size(), fault.rule.value("at", half));
    if (fault.has("truncate_json")) reply.body.resize(at);
    if (fault.has("bomb")) {
        reply.coding = "gzip";
        reply.bomb_mib = fault.rule.value("mib", 64);
    }
    if (fault.has("empty_body")) reply.body.clear();
    if (fault.has("cut_body")) reply.ending = Ending::cut_body;
    if (fault.has("reset_mid_body")) reply.ending = Ending::reset_mid_body;
    if (fault.has("reset")) reply.ending = Ending::reset;
    if (fault.has("close_silently")) reply.ending = Ending::close_silently;
    if (fault.has("never")) reply.ending = Ending::never;
    if (fault.has("endless_headers")) reply.ending = Ending::endless_headers;
    if (fault.has("endless_header")) reply.ending = Ending::endless_header;
    if (fault.has("endless_body")) reply.ending = Ending::endless_body;
    if (fault.has("drip")) reply.ending = Ending::drip;
    reply.cut_at = at;
    if (fault.rule.contains("ms")) reply.delay = std::chrono::milliseconds(fault.rule["ms"].get<int>());
}

} // namespace zksync_sim
