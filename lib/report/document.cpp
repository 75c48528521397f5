#include "report/document.hpp"

#include "pass/times.hpp"
#include "report/bars.hpp"
#include "report/tasks.hpp"

#include <algorithm>
#include <map>

namespace zksync::report {
namespace {

using json::Writer;

void write(Writer& json, std::string_view key, const std::optional<LocalTime>& time) {
    json.key(key);
    time ? json.value(time->text()) : json.null();
}

void write(Writer& json, std::string_view key, const std::optional<Moment>& time) {
    json.key(key);
    time ? json.value(utc_text(*time)) : json.null();
}

/// Keys have no hyphens.
std::string key_of_state(PunchState state) {
    std::string key(to_text(state));
    std::ranges::replace(key, '-', '_');
    return key;
}

void write_sums(Writer& json, const Bar& sums) {
    json.key("states").begin_object();
    for (const PunchState state : all_punch_states) json.member(key_of_state(state), sums.of(state));
    json.end_object();
}

void write_days(Writer& json, const DeviceReport& device) {
    std::map<std::optional<LocalTime>, Bar> by_day;
    for (const DayOutcome& one : device.outcomes)
        by_day[one.day].rows[static_cast<std::size_t>(one.state)] += one.rows;
    json.key("days").begin_array();
    for (const auto& [day, sums] : by_day) {
        json.begin_object().key("day");
        day ? json.value(day->date()) : json.null();
        write_sums(json, sums);
        json.end_object();
    }
    json.end_array();
}

void write_terminals(Writer& json, const DeviceReport& device) {
    json.key("terminals").begin_array();
    for (const TerminalReport& terminal : device.terminals) {
        json.begin_object()
            .member("serial_number", terminal.serial_number)
            .member("alias", terminal.alias)
            .member("punches", terminal.punches)
            .member("late", terminal.late)
            .member("silent", terminal.is_silent);
        write(json, "last_punch", terminal.last_punch);
        json.text_or_null("clock", terminal.clock_problem);
        json.key("days").begin_object();
        for (const auto& [day, rows] : terminal.days) json.member(day.date(), rows);
        json.end_object().end_object();
    }
    json.end_array();
}

void write_too_late(Writer& json, const Report& report, const DeviceReport& device) {
    json.member("too_late_punches", device.too_late_rows).key("too_late").begin_array();
    for (const JournalRow& row : device.too_late) {
        const std::string employee = row.in_flight ? row.in_flight->checkin.employee : "";
        json.begin_object().member("code", row.punch.code.value);
        json.text_or_null("employee", employee);
        json.text_or_null("name", report.name_of(employee));
        write(json, "time", row.punch.time);
        json.text_or_null("checkin", row.checkin);
        json.end_object();
    }
    json.end_array();
}

void write_quarantined(Writer& json, const DeviceStatus& device) {
    json.key("quarantined").begin_array();
    for (const QuarantinedPunch& punch : device.quarantined) {
        const Punch& row = punch.row.punch;
        json.begin_object()
            .member("code", row.code.value)
            .member("time", row.time ? row.time->text() : row.reported_time)
            .member("terminal", row.terminal)
            .member("reason", to_text(punch.row.judgement.reason))
            .member("release", punch.release.argument)
            .end_object();
    }
    json.end_array();
}

void write_device(Writer& json, const Report& report, const DeviceStatus& status,
                  const DeviceReport& device) {
    Bar sums;
    for (const PunchState state : all_punch_states)
        sums.rows[static_cast<std::size_t>(state)] = device.rows(state);
    json.begin_object().member("device", device.device).member("paused", status.paused);
    write(json, "last_pass", status.last_pass);
    write(json, "last_good_pass", status.last_good_pass);
    json.text_or_null("last_error", status.last_error);
    json.text_or_null("problem", status.problem);
    write_sums(json, sums);
    json.member("late", device.late());
    write(json, "late_since", device.late_since);
    json.member("double_taps", device.rows(PunchState::ignored, Reason::double_tap));
    write_days(json, device);
    write_terminals(json, device);
    write_too_late(json, report, device);
    write_quarantined(json, status);
    json.member("in_doubt", status.in(PunchState::in_doubt));
    json.key("clocks").begin_array();
    for (const std::string& clock : device.clocks) json.value(clock);
    json.end_array().end_object();
}

void write_person(Writer& json, const Report& report, const WaitingPerson& person) {
    json.begin_object().member("biometric_id", person.id.value);
    json.text_or_null("name", report.name_of(person.id));
    json.key("codes").begin_array();
    for (const EmployeeCode& code : person.codes) json.value(code.value);
    json.end_array().key("devices").begin_array();
    for (const std::string& device : person.devices) json.value(device);
    json.end_array().member("punches", person.punches);
    write(json, "oldest", person.oldest);
    write(json, "newest", person.newest);
    json.text_or_null("words", person.words);
    json.end_object();
}

void write_waiting(Writer& json, const Report& report) {
    json.key("waiting").begin_array();
    for (const WaitingGroup& group : report.waiting) {
        json.begin_object()
            .member("reason", to_text(group.reason))
            .member("what_to_do", to_do(group.reason, report.employee_field))
            .member("punches", group.punches)
            .key("people")
            .begin_array();
        for (const WaitingPerson& person : group.people) write_person(json, report, person);
        json.end_array().end_object();
    }
    json.end_array();
}

void write_tasks(Writer& json, const Report& report) {
    json.key("administrator").begin_array();
    for (const Task& task : tasks_of(report)) {
        json.begin_object().member("what", task.what);
        json.text_or_null("why", task.why);
        json.text_or_null("type_this", task.type_this);
        json.end_object();
    }
    json.end_array();
}

} // namespace

void write_members(Writer& json, const Report& report) {
    json.member("now", utc_text(report.where.now))
        .member("since", report.range.from.text())
        .member("until", (report.range.to - std::chrono::seconds{1}).text());
    const Range whole = report.range.whole_days();
    json.key("late_days").begin_object().member("since", whole.from.date());
    json.member("until", (whole.to - std::chrono::days{1}).date()).end_object();
    write_waiting(json, report);
    json.key("wrong_checkins").begin_array();
    for (const WrongCheckin& wrong : report.where.wrong) json.value(wrong.name);
    json.end_array();
    write_tasks(json, report);
    json.key("devices").begin_array();
    for (std::size_t i = 0; i < report.devices.size(); ++i)
        write_device(json, report, report.where.devices[i], report.devices[i]);
    json.end_array();
    Bar sums;
    for (const PunchState state : all_punch_states)
        sums.rows[static_cast<std::size_t>(state)] = report.rows(state);
    write_sums(json, sums);
    json.key("shifts").begin_array();
    for (const ShiftStatus& shift : report.where.shifts) {
        json.begin_object().member("shift", shift.shift);
        write(json, "mark", shift.now ? shift.now->mark : shift.memo ? shift.memo->mark : std::nullopt);
        json.member("asked", shift.now.has_value()).end_object();
    }
    json.end_array().member("asked_for_names", report.asked_for_names);
    json.text_or_null("not_asked", report.not_asked);
}

} // namespace zksync::report
