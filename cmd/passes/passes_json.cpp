#include "output/failure_json.hpp"
#include "passes/passes.hpp"
#include "passes/rehearsing.hpp"
#include "json/writer.hpp"

#include <variant>

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

/// The same members whatever is decided.
void write(json::Writer& json, const DecidedPunch& punch) {
    const bool goes = std::holds_alternative<Checkin>(punch.decision);
    const Checkin checkin = goes ? std::get<Checkin>(punch.decision) : Checkin{};
    const Judgement judgement =
        goes ? Judgement{PunchState::sent, Reason::none, ""} : std::get<Judgement>(punch.decision);
    json.begin_object().member("code", punch.code).member("reported_time", punch.reported_time);
    json.member("time", punch.time).member("state", to_text(state_before(punch.decision)));
    json.member("would_be", to_text(judgement.state));
    json.text_or_null("reason", judgement.reason == Reason::none ? "" : to_text(judgement.reason));
    json.text_or_null("detail", judgement.detail);
    json.text_or_null("employee", checkin.employee);
    json.text_or_null("site_time", goes ? checkin.time.text() : "");
    json.text_or_null("log_type", to_text(checkin.log_type));
    json.text_or_null("device_id", checkin.device_id);
    json.end_object();
}

template <class Report>
void write_or_null(json::Writer& json, const char* key, const Report& report) {
    json.key(key);
    if (report) {
        write(json, *report);
    } else {
        json.null();
    }
}

void write(json::Writer& json, const PassOutcome& outcome, PassesReport::Kind kind) {
    json.begin_object().member("device", outcome.device);
    write_or_null(json, "pull", outcome.pull);
    write_or_null(json, "push", outcome.push);
    if (kind == PassesReport::Kind::dry_run) {
        json.key("punches").begin_array();
        for (const DecidedPunch& punch : outcome.decided) write(json, punch);
        json.end_array();
    }
    write_error_or_null(json, outcome.error, outcome.exit_code);
    json.end_object();
}

} // namespace

std::string passes_json(const PassesReport& report) {
    json::Writer json;
    json.begin_object();
    json.key("dry_run").value(report.kind == PassesReport::Kind::dry_run);
    json.key("devices").begin_array();
    for (const PassOutcome& outcome : report.outcomes) write(json, outcome, report.kind);
    json.end_array();
    if (report.ended_by) write_error_or_null(json, report.ended_by, report.exit_code);
    json.member("exit_code", report.exit_code).end_object();
    return json.text();
}

} // namespace zksync
