#include "pass/times.hpp"
#include "why/why_report.hpp"
#include "json/writer.hpp"

namespace zksync {
namespace {

using json::Writer;

std::string_view word(Counted counted) {
    switch (counted) {
    case Counted::yes:
        return "yes";
    case Counted::not_yet:
        return "not-yet";
    case Counted::no:
        return "no";
    case Counted::on_leave:
        return "on-leave";
    case Counted::before_start:
        return "before-start";
    case Counted::no_shift:
        return "no-shift";
    case Counted::gone:
        return "gone";
    case Counted::hidden:
        return "hidden";
    case Counted::unknown:
        break;
    }
    return "unknown";
}

void moment_or_null(Writer& json, std::string_view key, std::optional<Moment> moment) {
    json.text_or_null(key, moment ? utc_text(*moment) : "");
}

void write_punch(Writer& json, const PunchStory& story, const WhyReport& report) {
    const Punch& punch = story.row.punch;
    const Employee* person = report.person(story.employee);
    json.text_or_null("employee", story.employee);
    json.text_or_null("employee_name", person ? person->employee_name : "");
    json.member("device", story.device)
        .member("id", punch.id)
        .member("from_file", is_from_file(punch))
        .member("code", punch.code.value)
        .member("biometric_id", story.biometric_id.value)
        .member("reported_time", punch.reported_time);
    json.text_or_null("site_time", story.time ? story.time->text() : "");
    json.text_or_null("terminal", punch.terminal);
    json.text_or_null("terminal_alias", punch.terminal_alias);
    json.key("punch_state");
    punch.state_code ? json.value(*punch.state_code) : json.null();
    json.text_or_null("punch_state_means", std::string(usual_meaning(punch.state_code)));
    json.text_or_null("log_type", std::string(to_text(story.log_type)));
    json.text_or_null("uploaded", punch.uploaded ? punch.uploaded->text() : "");
}

void write_tap_followed(Writer& json, const PunchStory& story) {
    json.key("double_tap_of");
    if (!story.tap_followed || !story.tap_time) {
        json.null();
        return;
    }
    const Punch& punch = *story.tap_followed;
    json.begin_object().member("id", punch.id).member("reported_time", punch.reported_time);
    json.member("site_time", story.tap_time->text());
    json.text_or_null("terminal", punch.terminal);
    json.text_or_null("terminal_alias", punch.terminal_alias);
    json.end_object();
}

void write_sent(Writer& json, const JournalRow& row) {
    json.key("sent");
    if (!row.in_flight) {
        json.null();
        return;
    }
    const Checkin& checkin = row.in_flight->checkin;
    json.begin_object()
        .member("at", utc_text(row.in_flight->departure.at))
        .member("employee", checkin.employee)
        .member("time", checkin.time.text());
    json.text_or_null("log_type", std::string(to_text(checkin.log_type)));
    json.member("device_id", checkin.device_id).end_object();
}

void write(Writer& json, const PunchStory& story, const WhyReport& report) {
    const JournalRow& row = story.row;
    json.begin_object();
    write_punch(json, story, report);
    json.member("read_at", utc_text(row.read_at)).member("state", to_text(row.judgement.state));
    json.text_or_null("reason",
                      row.judgement.reason == Reason::none ? "" : std::string(to_text(row.judgement.reason)));
    json.text_or_null("detail", row.judgement.detail);
    write_tap_followed(json, story);
    write_sent(json, row);
    moment_or_null(json, "settled_at", row.settled_at);
    moment_or_null(json, "tried_at", row.tried_at);
    moment_or_null(json, "gone_since", row.gone_since);
    json.text_or_null("correction", row.correction);
    json.member("released", row.released).member("too_late", row.too_late);
    json.text_or_null("checkin", row.checkin);
    json.text_or_null("stands_for_it", story.stands_for_it);
    json.text_or_null("shift", story.on_site ? story.on_site->shift : row.shift);
    json.text_or_null("attendance", story.on_site ? story.on_site->attendance : "");
    json.member("counted", word(story.counted));
    json.text_or_null("why_not", story.why_not);
    json.text_or_null("worthless", story.worthless);
    json.text_or_null("differs", story.differs);
    json.text_or_null("what_to_do", story.what_to_do);
    json.end_object();
}

void write_people(Writer& json, const WhyReport& report) {
    json.key("people").begin_array();
    for (const Employee& person : report.people) {
        json.begin_object().member("employee", person.name).member("employee_name", person.employee_name);
        json.text_or_null("employee_code", person.biometric_id.value);
        json.end_object();
    }
    json.end_array().key("alike").begin_array();
    for (const AlikeCode& alike : report.alike)
        json.begin_object().member("code", alike.code.value).member("punches", alike.rows).end_object();
    json.end_array();
}

} // namespace

std::string why_json(const WhyReport& report, int exit_code) {
    Writer json;
    json.begin_object()
        .member("code", report.asked)
        .member("day", report.day.date())
        .key("punches")
        .begin_array();
    for (const PunchStory& story : report.stories) write(json, story, report);
    json.end_array();
    write_people(json, report);
    json.text_or_null("site_problem", report.site_problem ? report.site_problem->what() : "");
    json.key("unreadable").begin_array();
    for (const std::string& journal : report.unreadable) json.value(journal);
    json.end_array().member("exit_code", exit_code).end_object();
    return json.text();
}

} // namespace zksync
