#include "report/html_parts.hpp"
#include "report/tasks.hpp"
#include "report/words.hpp"

#include "pass/times.hpp"
#include "util/shell.hpp"

#include <algorithm>
#include <span>

// What waits, and what to type where: HR first, then the administrator.

namespace zksync::report::page {
namespace {

/// More people than this are one touch away.
constexpr std::size_t shown_at_once = 10;

/// Where the ID itself is what is typed.
bool is_typed(Reason reason) { return reason == Reason::no_employee || reason == Reason::several_employees; }

Markup joined(const std::vector<std::string>& names) {
    Markup all;
    for (const std::string& name : names) all += html("{}{}", all.empty() ? "" : ", ", named(name));
    return all;
}

/// The codes that the devices have, where those are not the ID, and the devices, where there are several.
Markup origin_of(const Report& report, const WaitingPerson& person) {
    Markup origin;
    if (person.codes.size() != 1 || person.codes.front() != person.id) {
        std::vector<std::string> codes;
        for (const EmployeeCode& code : person.codes) codes.push_back(code.value);
        origin = html("code {} on the device", joined(codes));
    }
    if (report.devices.size() > 1) origin += html("{}{}", origin.empty() ? "" : ", ", joined(person.devices));
    return origin;
}

Markup who(const Report& report, const WaitingGroup& group, const WaitingPerson& person) {
    const std::string name = report.name_of(person.id);
    Markup cell;
    if (is_typed(group.reason)) {
        cell = typed(person.id.value);
        if (!name.empty()) cell += html(" {}", named(name));
    } else if (name.empty()) {
        cell = html("<span class=\"person\">{}</span>", named(person.id.value));
    } else {
        cell = html("<span class=\"person\">{}</span> <span class=\"soft\">{}</span>", named(name),
                    named(person.id.value));
    }
    const Markup origin = origin_of(report, person);
    if (!person.words.empty()) cell += html("<small>{}</small>", named(person.words));
    return origin.empty() ? cell : cell + html("<small>{}</small>", origin);
}

Markup person_row(const Report& report, const WaitingGroup& group, const WaitingPerson& person) {
    const std::string of = dates(person.oldest, person.newest);
    return html("<tr><td>{}</td><td class=\"num\">{}<small class=\"narrow-only\">{}</small></td><td "
                "class=\"wide-only\">{}</td></tr>\n",
                who(report, group, person), number(person.punches), of, of);
}

Markup people_table(const Report& report, const WaitingGroup& group, std::span<const WaitingPerson> people) {
    Markup table = html("<table class=\"people\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
                        "class=\"num\">Punches</th><th scope=\"col\" class=\"wide-only\">Of</th></tr></thead>"
                        "<tbody>\n",
                        group.reason == Reason::no_employee ? "Type this"
                        : is_typed(group.reason)            ? "The ID"
                                                            : "Who");
    for (const WaitingPerson& person : people) table += person_row(report, group, person);
    return table + trusted("</tbody></table>\n");
}

Markup group_of(const Report& report, const WaitingGroup& group) {
    const std::span people_all(group.people);
    const std::size_t first = std::min(people_all.size(), shown_at_once);
    Markup part = html("<div class=\"group\"><h3>{}<span>{}, {}</span></h3><p class=\"do\">{}</p>\n",
                       why_in_short(group.reason), people(people_all.size()), punches(group.punches),
                       to_do(group.reason, report.employee_field));
    part += people_table(report, group, people_all.first(first));
    if (people_all.size() > first) {
        part += html("<details><summary>{} more people</summary>{}</details>\n",
                     number(static_cast<std::int64_t>(people_all.size() - first)),
                     people_table(report, group, people_all.subspan(first)));
    }
    return part + trusted("</div>\n");
}

Markup wrong_checkins(const Report& report) {
    if (report.where.wrong.empty()) return {};
    Markup part = trusted("<div class=\"group\"><h3>To be deleted on the site</h3><p class=\"do\">Attendance "
                          "counts these check-ins, and they are wrong.</p><ul class=\"plain\">\n");
    for (const WrongCheckin& wrong : report.where.wrong)
        part += html("<li>{}</li>\n", named(sentence_of(wrong, report)));
    return part + trusted("</ul></div>\n");
}

Markup quarantined_item(const DeviceStatus& device, const QuarantinedPunch& punch) {
    const Punch& row = punch.row.punch;
    const std::string time = row.time ? row.time->text() : row.reported_time;
    const std::string proviso = punch.release.came_at
                                    ? fmt::format(" with when it was in the place of {} (it came by {})",
                                                  time_to_fill_in, punch.release.came_at->text())
                                : row.time ? ""
                                           : " if that is when it was";
    return html("<li>{}: code <code dir=\"auto\">{}</code>, {}, terminal {}. {}<p>Send it{}: {}</p></li>\n",
                device.device, device.spelled(row.code), named(time),
                named(row.terminal.empty() ? "(none)" : row.terminal), sentence(punch.row.judgement.reason),
                proviso,
                typed(fmt::format("zksync push --device {} --release {}", device.device,
                                  in_shell_quotes(punch.release.argument))));
}

/// Each is one that somebody has to look at, and a clock that was reset makes hundreds at once.
Markup quarantined(const Report& report) {
    const std::int64_t rows = report.where.in(PunchState::quarantined);
    if (rows == 0) return {};
    Markup items;
    std::int64_t listed = 0;
    for (const DeviceStatus& device : report.where.devices) {
        for (const QuarantinedPunch& punch : device.quarantined) {
            items += quarantined_item(device, punch);
            ++listed;
        }
    }
    if (listed < rows)
        items += html("<li>{} more: zksync status --device NAME names them</li>\n", number(rows - listed));
    const char* open = rows <= 3 ? " open" : "";
    return html("<li><b>{} with a time that cannot be true</b><p>Quarantined: not sent until somebody says "
                "that the time is right. The command beside a punch does that.</p><details{}><summary>{}"
                "</summary><ul class=\"tasks\">{}</ul></details></li>\n",
                punches(rows), trusted(open), rows == 1 ? "The punch" : "All of them", items);
}

Markup in_doubt(const Report& report) {
    Markup items;
    for (const DeviceStatus& device : report.where.devices) {
        if (!device.in_doubt_until) continue;
        const bool is_to_come = *device.in_doubt_until > report.where.now;
        items +=
            html("<li><b>{}: {} sent without an answer</b><p>Nothing to do: the next pass{} finds out what "
                 "became of them, and sends what is missing.</p></li>\n",
                 device.device, punches(device.in(PunchState::in_doubt)),
                 is_to_come ? html(" after {}", when(*device.in_doubt_until)) : Markup{});
    }
    if (items.empty() && !report.where.under_way.empty())
        items +=
            html("<li><b>A write of {} to the site is not settled</b><p>Nothing to do: the next pass does "
                 "that first.</p></li>\n",
                 report.where.under_way);
    return items;
}

} // namespace

Markup for_hr(const Report& report) {
    if (report.waiting.empty() && report.where.wrong.empty()) return {};
    Markup part = trusted("<section id=\"hr\" aria-labelledby=\"hr-h\"><h2 id=\"hr-h\">For HR</h2>\n");
    if (!report.waiting.empty())
        part +=
            trusted("<p class=\"lede\">These punches wait on this host. They are delivered by themselves as "
                    "soon as the Employee is put right.</p>\n");
    for (const WaitingGroup& group : report.waiting) part += group_of(report, group);
    return part + wrong_checkins(report) + trusted("</section>\n");
}

Markup for_administrator(const Report& report) {
    Markup items;
    for (const Task& task : tasks_of(report)) {
        items += html("<li><b>{}</b>{}{}</li>\n", named(task.what),
                      task.why.empty() ? Markup{} : html("<p>{}</p>", named(task.why)),
                      task.type_this.empty() ? Markup{} : html("<p>{}</p>", typed(task.type_this)));
    }
    items += quarantined(report) + in_doubt(report);
    if (items.empty()) return {};
    return html(
        "<section id=\"admin\" aria-labelledby=\"admin-h\"><h2 id=\"admin-h\">For the administrator</h2>"
        "<ul class=\"tasks\">\n{}</ul></section>\n",
        items);
}

} // namespace zksync::report::page
