#include "pass/times.hpp"
#include "status/status_report.hpp"

#include "json/writer.hpp"

#include <algorithm>
#include <functional>

namespace zksync {
namespace {

using json::Writer;

void member(Writer& json, std::string_view key, std::optional<Moment> moment) {
    json.key(key);
    moment ? json.value(utc_text(*moment)) : json.null();
}

void member(Writer& json, std::string_view key, std::optional<LocalTime> time) {
    json.key(key);
    time ? json.value(time->text()) : json.null();
}

EmployeeCode id_of(const DeviceStatus& device, const EmployeeCode& code) {
    const auto id = device.ids.find(code.bare());
    return id == device.ids.end() ? code.bare() : id->second;
}

void write(Writer& json, const DeviceStatus& device, const WaitingStatus& waiting) {
    json.begin_object().member("reason", to_text(waiting.reason)).member("punches", waiting.rows);
    json.text_or_null("words", waiting.words);
    json.key("codes").begin_array();
    for (const CodeCount& code : waiting.codes) {
        json.begin_object()
            .member("code", code.code.value)
            .member("biometric_id", id_of(device, code.code).value)
            .member("punches", code.rows);
        member(json, "oldest", code.oldest);
        member(json, "newest", code.newest);
        json.end_object();
    }
    json.end_array().end_object();
}

void write_row(Writer& json, const DeviceStatus& device, const JournalRow& row,
               const std::string& release = {}) {
    json.begin_object()
        .member("code", row.punch.code.value)
        .member("biometric_id", id_of(device, row.punch.code).value)
        .member("time", row.punch.time ? row.punch.time->text() : row.punch.reported_time)
        .member("terminal", row.punch.terminal)
        .member("reason", to_text(row.judgement.reason));
    json.text_or_null("checkin", row.checkin);
    if (!release.empty()) json.member("release", release);
    json.end_object();
}

void write_lists(Writer& json, const DeviceStatus& device) {
    json.key("waiting").begin_array();
    for (const WaitingStatus& waiting : device.waiting) write(json, device, waiting);
    json.end_array().key("ignored").begin_array();
    for (const auto& [reason, rows] : device.ignored)
        json.begin_object().member("reason", to_text(reason)).member("punches", rows).end_object();
    json.end_array().key("quarantined").begin_array();
    for (const QuarantinedPunch& punch : device.quarantined)
        write_row(json, device, punch.row, punch.release.argument);
    json.end_array().key("silent_terminals").begin_array();
    for (const SilentTerminal& terminal : device.silent) {
        json.begin_object().member("serial_number", terminal.serial_number).member("alias", terminal.alias);
        member(json, "last_heard", terminal.last_heard);
        json.end_object();
    }
    json.end_array().member("too_late_punches", device.too_late_rows).key("too_late").begin_array();
    for (const JournalRow& row : device.too_late) write_row(json, device, row);
    json.end_array();
    member(json, "too_late_seen", device.too_late_look);
}

/// Keys have no hyphens.
std::string key_of(PunchState state) {
    std::string key(to_text(state));
    std::ranges::replace(key, '-', '_');
    return key;
}

void write_states(Writer& json, std::string_view key, const std::function<std::int64_t(PunchState)>& in) {
    json.key(key).begin_object();
    for (const PunchState state : all_punch_states) json.member(key_of(state), in(state));
    json.end_object();
}

void write(Writer& json, const DeviceStatus& device) {
    json.begin_object()
        .member("device", device.device)
        .member("paused", device.paused)
        .member("journal", device.has_journal);
    member(json, "last_pass", device.last_pass);
    member(json, "last_good_pass", device.last_good_pass);
    json.text_or_null("last_error", device.last_error);
    json.text_or_null("problem", device.problem);
    json.key("stuck_pass");
    if (device.stuck) {
        json.begin_object()
            .member("pid", device.stuck->pid)
            .member("since", utc_text(device.stuck->since))
            .member("stored", utc_text(device.stuck->stored))
            .end_object();
    } else {
        json.null();
    }
    member(json, "in_doubt_until", device.in_doubt_until);
    write_states(json, "states", [&](PunchState state) { return device.in(state); });
    write_lists(json, device);
    json.end_object();
}

void write(Writer& json, const Blocked& blocked) {
    json.begin_object()
        .member("why", blocked.why)
        .member("since", utc_text(blocked.since))
        .key("delete")
        .begin_array();
    for (const std::string& name : blocked.names) json.value(name);
    json.end_array().end_object();
}

void write(Writer& json, const WrongCheckin& wrong) {
    json.begin_object()
        .member("checkin", wrong.name)
        .member("why", wrong.why == WrongCheckin::Why::twice ? "twice" : "wrong-time")
        .member("since", utc_text(wrong.since));
    json.text_or_null("employee", wrong.employee);
    member(json, "time", wrong.time);
    json.end_object();
}

void write(Writer& json, const ShiftStatus& shift) {
    json.begin_object().member("shift", shift.shift);
    if (shift.memo) {
        member(json, "looked_at", std::optional{shift.memo->looked_at});
        member(json, "moved_at", shift.memo->moved_at);
        member(json, "mark", shift.memo->mark);
        member(json, "reached", shift.memo->reached);
        json.text_or_null("left_alone", shift.memo->problem);
        json.text_or_null("overdue", shift.memo->overdue);
        json.key("held_by").begin_array();
        for (const std::string& hold : shift.memo->holds) json.value(hold);
        json.end_array();
    } else {
        json.key("looked_at").null();
    }
    json.key("asked").value(shift.now.has_value());
    member(json, "mark_now", shift.now ? shift.now->mark : std::nullopt);
    json.end_object();
}

void write_site(Writer& json, const StatusReport& report) {
    json.key("site").begin_object().key("blocked");
    if (report.blocked) {
        write(json, *report.blocked);
    } else {
        json.null();
    }
    json.key("wrong_checkins").begin_array();
    for (const WrongCheckin& one : report.wrong) write(json, one);
    json.end_array();
    json.text_or_null("under_way", report.under_way);
    json.text_or_null("problem", report.site_problem);
    json.text_or_null("not_asked", report.not_asked);
    json.end_object();
}

} // namespace

std::string status_json(const StatusReport& report, int exit_code) {
    Writer json;
    json.begin_object().member("now", utc_text(report.now)).key("devices").begin_array();
    for (const DeviceStatus& device : report.devices) write(json, device);
    json.end_array();
    write_states(json, "sums", [&](PunchState state) { return report.in(state); });
    write_site(json, report);
    json.key("shifts").begin_array();
    for (const ShiftStatus& shift : report.shifts) write(json, shift);
    json.end_array().key("journals_without_a_device").begin_array();
    for (const OrphanedJournal& orphan : report.orphans) {
        json.begin_object()
            .member("device", orphan.device)
            .member("file", orphan.file.string())
            .member("undelivered", orphan.undelivered);
        json.text_or_null("problem", orphan.problem);
        json.end_object();
    }
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace zksync
