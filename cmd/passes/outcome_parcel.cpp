#include "passes/outcome_parcel.hpp"

#include <cstdint>
#include <optional>
#include <variant>

namespace zksync {
namespace {

/// As far as it is told: what a pull needs for itself stays where it was made.
void put(Parcel& parcel, const PullReport& pull) {
    for (const auto number : row_numbers) parcel.put(pull.*number);
    parcel.put(pull.requests);
}

PullReport take_pull(Parcel& parcel) {
    PullReport pull;
    for (const auto number : row_numbers) pull.*number = parcel.take<std::int64_t>();
    pull.requests = parcel.take<int>();
    return pull;
}

void put(Parcel& parcel, const PushReport& push) { parcel.put(push); }

void put(Parcel& parcel, const Judgement& judgement) {
    parcel.put(judgement.state);
    parcel.put(judgement.reason);
    parcel.put_text(judgement.detail);
}

Judgement take_judgement(Parcel& parcel) {
    const auto state = parcel.take<PunchState>();
    const auto reason = parcel.take<Reason>();
    return {state, reason, parcel.take_text()};
}

void put(Parcel& parcel, const Checkin& checkin) {
    parcel.put_text(checkin.employee);
    parcel.put(checkin.time);
    parcel.put(checkin.log_type);
    parcel.put_text(checkin.device_id);
    parcel.put(checkin.latitude);
    parcel.put(checkin.longitude);
}

Checkin take_checkin(Parcel& parcel) {
    Checkin checkin;
    checkin.employee = parcel.take_text();
    checkin.time = parcel.take<SiteTime>();
    checkin.log_type = parcel.take<LogType>();
    checkin.device_id = parcel.take_text();
    checkin.latitude = parcel.take<std::optional<double>>();
    checkin.longitude = parcel.take<std::optional<double>>();
    return checkin;
}

void put(Parcel& parcel, const DecidedPunch& punch) {
    for (const std::string* text : {&punch.code, &punch.reported_time, &punch.time}) parcel.put_text(*text);
    parcel.put(std::holds_alternative<Checkin>(punch.decision));
    std::visit([&](const auto& decision) { put(parcel, decision); }, punch.decision);
}

DecidedPunch take_decided(Parcel& parcel) {
    DecidedPunch punch;
    for (std::string* text : {&punch.code, &punch.reported_time, &punch.time}) *text = parcel.take_text();
    if (parcel.take<bool>()) {
        punch.decision = take_checkin(parcel);
    } else {
        punch.decision = take_judgement(parcel);
    }
    return punch;
}

template <class Value>
void put_if_any(Parcel& parcel, const std::optional<Value>& value) {
    parcel.put(value.has_value());
    if (value) put(parcel, *value);
}

} // namespace

void put(Parcel& parcel, const Error& error) {
    parcel.put(error.kind());
    parcel.put_text(error.what());
    parcel.put_text(error.hint());
}

Error take_error(Parcel& parcel) {
    const auto kind = parcel.take<ErrorKind>();
    const std::string message = parcel.take_text();
    return {kind, message, parcel.take_text()};
}

void put(Parcel& parcel, const PassOutcome& outcome) {
    parcel.put_text(outcome.device);
    put_if_any(parcel, outcome.pull);
    put_if_any(parcel, outcome.push);
    for (const auto* error : {&outcome.error, &outcome.at_device, &outcome.at_site})
        put_if_any(parcel, *error);
    parcel.put(outcome.exit_code);
    parcel.put(outcome.decided.size());
    for (const DecidedPunch& punch : outcome.decided) put(parcel, punch);
    parcel.put(outcome.was_paused);
    parcel.put(outcome.had_lock);
    parcel.put(outcome.took);
}

PassOutcome take_outcome(Parcel& parcel) {
    PassOutcome outcome{parcel.take_text(), {}, {}, {}, 0};
    if (parcel.take<bool>()) outcome.pull = take_pull(parcel);
    if (parcel.take<bool>()) outcome.push = parcel.take<PushReport>();
    for (auto* error : {&outcome.error, &outcome.at_device, &outcome.at_site})
        if (parcel.take<bool>()) *error = take_error(parcel);
    outcome.exit_code = parcel.take<int>();
    outcome.decided.resize(parcel.take<std::size_t>());
    for (DecidedPunch& punch : outcome.decided) punch = take_decided(parcel);
    outcome.was_paused = parcel.take<bool>();
    outcome.had_lock = parcel.take<bool>();
    outcome.took = parcel.take<std::chrono::milliseconds>();
    return outcome;
}

void put(Parcel& parcel, const MonitorFindings& findings) {
    parcel.put(findings.troubles.size());
    for (const auto& [key, text] : findings.troubles) {
        parcel.put_text(key);
        parcel.put_text(text);
    }
    parcel.put(findings.went_well.size());
    for (const std::string& key : findings.went_well) parcel.put_text(key);
}

MonitorFindings take_findings(Parcel& parcel) {
    MonitorFindings findings;
    for (auto left = parcel.take<std::size_t>(); left > 0; --left) {
        std::string key = parcel.take_text();
        findings.troubles.emplace(std::move(key), parcel.take_text());
    }
    for (auto left = parcel.take<std::size_t>(); left > 0; --left)
        findings.went_well.insert(parcel.take_text());
    return findings;
}

} // namespace zksync
