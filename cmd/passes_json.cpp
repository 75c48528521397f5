#include "passes.hpp"
#include "json/writer.hpp"

namespace zksync {
namespace {

void write(json::Writer& json, const PullReport& pull) {
    json.begin_object()
        .member("read", pull.read)
        .member("new", pull.fresh)
        .member("late", pull.late)
        .member("ignored", pull.ignored)
        .member("quarantined", pull.quarantined)
        .member("corrected", pull.corrected)
        .member("changed", pull.changed)
        .member("gone", pull.gone)
        .member("requests", pull.requests)
        .end_object();
}

void write(json::Writer& json, const PushReport& push) {
    json.begin_object()
        .member("sent", push.sent)
        .member("duplicate", push.duplicate)
        .member("waiting", push.waiting)
        .member("in_doubt", push.in_doubt)
        .member("pending", push.pending)
        .member("too_late", push.too_late)
        .member("requests", push.requests)
        .end_object();
}

} // namespace

std::string passes_json(const std::vector<PassOutcome>& outcomes, int exit_code) {
    json::Writer json;
    json.begin_object().key("devices").begin_array();
    for (const PassOutcome& outcome : outcomes) {
        json.begin_object().member("device", outcome.device);
        json.key("pull");
        if (outcome.pull) {
            write(json, *outcome.pull);
        } else {
            json.null();
        }
        json.key("push");
        if (outcome.push) {
            write(json, *outcome.push);
        } else {
            json.null();
        }
        json.key("error");
        if (outcome.error) {
            json.begin_object()
                .member("message", std::string(outcome.error->what()))
                .member("hint", outcome.error->hint())
                .member("exit_code", outcome.exit_code)
                .end_object();
        } else {
            json.null();
        }
        json.end_object();
    }
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace zksync
