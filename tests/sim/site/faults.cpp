#include "faults.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>

namespace zksync_sim::site {
namespace {

constexpr std::array kinds{"commit_then_close_silently",
                           "commit_then_reset",
                           "close_before_commit",
                           "reset_before_commit",
                           "commit_late",
                           "never_commit",
                           "status",
                           "html502",
                           "html504",
                           "html413",
                           "html200_after_commit",
                           "truncated_200_after_commit",
                           "empty_200_after_commit",
                           "deadlock",
                           "query_timeout",
                           "session_stopped",
                           "read_only",
                           "rate_limit",
                           "slow",
                           "redirect",
                           "pause",
                           "short_names",
                           "wrong_time",
                           "refuse",
                           "crash",
                           "bomb",
                           "endless_header",
                           "endless_headers",
                           "endless_body",
                           "drip"};

bool is_kind(const std::string& name) { return std::find(kinds.begin(), kinds.end(), name) != kinds.end(); }

/// `"deadlock"`, `{"kind": "slow", "ms": 5}` or `{"slow": {"ms": 5}}`.
Fault parse_fault(const Json& given) {
    Fault fault;
    if (given.is_string()) {
        fault.kind = given.get<std::string>();
    } else if (given.is_object() && given.contains("kind")) {
        fault.kind = text_of(given, "kind").value_or("");
        fault.options = given;
    } else if (given.is_object() && given.size() == 1) {
        fault.kind = given.begin().key();
        if (given.begin()->is_object()) fault.options = *given.begin();
    }
    if (!is_kind(fault.kind)) throw std::invalid_argument("unknown fault: " + compact_dump(given));
    return fault;
}

/// A part of the path, with `*` for anything.
bool path_matches(std::string_view path, std::string_view pattern) {
    while (!pattern.empty()) {
        const auto star = pattern.find('*');
        const auto found = path.find(pattern.substr(0, star));
        if (found == std::string_view::npos) return false;
        path.remove_prefix(found + std::min(star, pattern.size()));
        pattern.remove_prefix(star == std::string_view::npos ? pattern.size() : star + 1);
    }
    return true;
}

} // namespace

std::optional<Ending> Fault::ending() const {
    static const std::map<std::string, Ending> endings{{"truncated_200_after_commit", Ending::cut_body},
                                                       {"endless_header", Ending::endless_header},
                                                       {"endless_headers", Ending::endless_headers},
                                                       {"endless_body", Ending::endless_body},
                                                       {"drip", Ending::drip}};
    const auto found = endings.find(kind);
    return found == endings.end() ? std::nullopt : std::optional{found->second};
}

bool Faults::Rule::matches(const Request& request) const {
    if (!method.empty() && method != request.method) return false;
    if (!path_matches(request.path, path)) return false;
    return body_contains.empty() || request.body.find(body_contains) != std::string::npos ||
           request.target.find(body_contains) != std::string::npos;
}

Faults::Rule Faults::parse(const Json& given) {
    if (!given.is_object() || !given.contains("do"))
        throw std::invalid_argument("a fault is {match, times, do}");
    const Json match = given.value("match", Json::object());
    for (const auto& [name, value] : match.items())
        if (name != "path" && name != "method" && name != "nth" && name != "body_contains")
            throw std::invalid_argument("unknown match: " + name);
    Rule rule;
    rule.given = given;
    rule.path = text_of(match, "path").value_or("");
    rule.method = text_of(match, "method").value_or("");
    rule.body_contains = text_of(match, "body_contains").value_or("");
    if (match.contains("nth")) rule.nth = whole_number(match, "nth");
    if (given.contains("times")) rule.times = whole_number(given, "times");
    rule.fault = parse_fault(given["do"]);
    return rule;
}

void Faults::add(const Json& rules) {
    std::vector<Rule> parsed;
    for (const auto& rule : rules.is_array() ? rules : Json::array({rules})) parsed.push_back(parse(rule));
    const std::scoped_lock lock(mutex_);
    std::move(parsed.begin(), parsed.end(), std::back_inserter(rules_));
}

Json Faults::list() const {
    const std::scoped_lock lock(mutex_);
    Json list = Json::array();
    for (const auto& rule : rules_) {
        Json shown = rule.given;
        shown["seen"] = rule.seen;
        shown["fired"] = rule.fired;
        list.push_back(std::move(shown));
    }
    return list;
}

void Faults::clear() {
    const std::scoped_lock lock(mutex_);
    rules_.clear();
}

std::optional<Fault> Faults::take(const Request& request) {
    const std::scoped_lock lock(mutex_);
    std::optional<Fault> taken;
    for (auto& rule : rules_) {
        if (!rule.matches(request)) continue;
        ++rule.seen;
        const bool due = rule.seen >= rule.nth && (rule.times == 0 || rule.fired < rule.times);
        if (taken || !due) continue;
        ++rule.fired;
        taken = rule.fault;
    }
    return taken;
}

void Faults::hold() {
    std::unique_lock lock(mutex_);
    ++held_;
    changed_.wait(lock, [this, before = releases_] { return releases_ != before; });
    --held_;
}

void Faults::let_go() {
    {
        const std::scoped_lock lock(mutex_);
        ++releases_;
    }
    changed_.notify_all();
}

int Faults::held() const {
    const std::scoped_lock lock(mutex_);
    return held_;
}

} // namespace zksync_sim::site
