#include "report/html_parts.hpp"
#include "report/tasks.hpp"
#include "report/words.hpp"

#include <fmt/ranges.h>

// Late, too late and double; how the passes go, marks, clocks.

namespace zksync::report::page {
namespace {

Markup late_card(const Report& report) {
    Markup card =
        html("<div><h3>Came late</h3><b class=\"big\">{}</b><p class=\"soft\">Read after newer ones had "
             "been, because a terminal was offline. They are delivered all the same.</p>",
             number(report.late()));
    for (const std::string& remark : remarks_on_late(report))
        card += html("<p class=\"soft\">{}</p>", remark);
    Markup items;
    for (const DeviceReport& device : report.devices)
        for (const TerminalReport& terminal : device.terminals)
            if (terminal.late > 0)
                items += html("<li>{} <span class=\"soft\">from</span> {}</li>", number(terminal.late),
                              named(called(terminal)));
    if (!items.empty()) card += html("<ul class=\"plain small\">{}</ul>", items);
    return card + trusted("</div>\n");
}

Markup doubles_card(const Report& report) {
    const std::int64_t there = report.rows(PunchState::duplicate);
    const std::int64_t taps = report.rows(PunchState::ignored, Reason::double_tap);
    return html(
        "<div><h3>Doubles avoided</h3><b class=\"big\">{}</b><ul class=\"plain soft\"><li>{} on the site "
        "already: no second check-in was made</li><li>{} kept back as double taps</li></ul></div>\n",
        number(there + taps), number(there), number(taps));
}

Markup too_late_row(const Report& report, const DeviceReport& device, const JournalRow& row) {
    const auto day = row.in_flight ? std::optional{row.in_flight->checkin.time.wall()} : row.punch.time;
    const std::string employee = row.in_flight ? row.in_flight->checkin.employee : "";
    const std::string name = report.name_of(employee);
    return html(
        "<tr><td><span class=\"person\">{}</span><small>code <code dir=\"auto\">{}</code>{}</small></td>"
        "<td>{}</td><td class=\"wide-only\"><code dir=\"auto\">{}</code></td></tr>\n",
        named(name.empty() ? employee : name), row.punch.code.value,
        report.devices.size() > 1 ? ", " + device.device : "", day ? day->text() : "?", row.checkin);
}

Markup too_late_card(const Report& report) {
    Markup card = html("<div><h3>Too late for attendance</h3><b class=\"big\">{}</b><p class=\"soft\">",
                       number(report.too_late()));
    if (report.too_late() == 0)
        return card + trusted("Every check-in came before its day was made.</p></div>\n");
    return card +
           html("Check-ins whose day was made before they came. {} tells how it is now, and what HR has to "
                "do.</p></div>\n",
                typed("zksync why CODE DATE"));
}

Markup too_late_table(const Report& report) {
    Markup rows;
    std::int64_t listed = 0;
    for (const DeviceReport& device : report.devices) {
        for (const JournalRow& row : device.too_late) {
            rows += too_late_row(report, device, row);
            ++listed;
        }
    }
    if (rows.empty()) return {};
    const std::int64_t more = report.too_late() - listed;
    return html(
        "<details{}><summary>Who came too late to be counted</summary><table><thead><tr><th scope=\"col\">"
        "Who</th><th scope=\"col\">Check-in of</th><th scope=\"col\" class=\"wide-only\">On the site</th>"
        "</tr></thead><tbody>{}</tbody></table>{}</details>\n",
        trusted(listed <= 10 ? " open" : ""), rows,
        more > 0 ? html("<p class=\"small soft\">and {} more</p>", number(more)) : Markup{});
}

std::string result_of(const DeviceStatus& device) {
    if (!device.problem.empty()) return "unreadable";
    if (device.paused) return "paused";
    if (!device.last_pass) return "never ran";
    return device.last_error.empty() ? "went well" : "failed";
}

Markup moment_or(const std::optional<Moment>& moment, std::string_view otherwise) {
    return moment ? when(*moment) : html("{}", otherwise);
}

Markup pass_row(const DeviceStatus& device) {
    const std::string result = result_of(device);
    const auto count = [&](PunchState state) {
        return device.problem.empty() ? number(device.in(state)) : std::string("?");
    };
    return html(
        "<tr><th scope=\"row\">{}</th><td data-label=\"Last pass\">{}</td><td data-label=\"Result\">{}</td>"
        "<td data-label=\"Last good pass\">{}</td><td class=\"num\" data-label=\"To be sent\">{}</td></tr>\n",
        device.device, moment_or(device.last_pass, "–"),
        result == "went well"
            ? html("<span class=\"result\">{}</span>", result)
            : html("<span class=\"badge{}\">{}</span>",
                   trusted(result == "failed" || result == "unreadable" ? " bad" : ""), result),
        moment_or(device.last_good_pass, "never"), count(PunchState::pending));
}

Markup shift_item(const ShiftStatus& shift) {
    const auto mark = shift.now ? shift.now->mark : shift.memo ? shift.memo->mark : std::nullopt;
    Markup item = html("<li><b>{}</b>: ", named(shift.shift));
    item += mark ? html("everything up to {} has certainly arrived", mark->text())
                 : trusted("the mark is not set");
    if (!shift.now) item += trusted(", as a pass saw it last");
    if (!shift.memo) return item + trusted(". No pass has looked at it yet.</li>\n");
    if (!shift.memo->problem.empty()) item += html(". Left alone: {}", named(shift.memo->problem));
    if (!shift.memo->holds.empty())
        item += html(". Held by {}", named(fmt::format("{}", fmt::join(shift.memo->holds, "; "))));
    if (!shift.memo->overdue.empty())
        item += html(". No longer held by what waits: {}", named(shift.memo->overdue));
    return item + trusted(".</li>\n");
}

Markup shifts(const Report& report) {
    if (report.where.shifts.empty()) return {};
    Markup part = trusted("<h3>Shift marks (site time)</h3><ul class=\"plain\">\n");
    for (const ShiftStatus& shift : report.where.shifts) part += shift_item(shift);
    return part + trusted("</ul>\n");
}

Markup clocks(const Report& report) {
    Markup items;
    for (const DeviceReport& device : report.devices) {
        for (const TerminalReport& terminal : device.terminals)
            if (!terminal.clock_problem.empty())
                items += html("<li>{}: {}</li>\n", device.device, named(terminal.clock_problem));
        for (const std::string& clock : device.clocks)
            items += html("<li>{}: {}</li>\n", device.device, named(clock));
    }
    if (items.empty()) items = trusted("<li class=\"soft\">The passes have found no clock wrong.</li>");
    return html("<h3>Clocks</h3><ul class=\"plain\">{}</ul>\n", items);
}

} // namespace

Markup late_and_double(const Report& report) {
    return html("<section id=\"late\" aria-labelledby=\"late-h\"><h2 id=\"late-h\">Late and double</h2><div "
                "class=\"cards\">{}{}{}</div>{}</section>\n",
                late_card(report), too_late_card(report), doubles_card(report), too_late_table(report));
}

Markup passes(const Report& report) {
    Markup rows;
    for (const DeviceStatus& device : report.where.devices) rows += pass_row(device);
    return html(
        "<section id=\"passes\" aria-labelledby=\"passes-h\"><h2 id=\"passes-h\">Passes and clocks</h2>"
        "<table class=\"passes\"><thead><tr><th scope=\"col\">Device</th><th scope=\"col\">Last pass</th>"
        "<th scope=\"col\">Result</th><th scope=\"col\">Last good pass</th><th scope=\"col\" class=\"num\">"
        "To be sent</th></tr></thead><tbody>{}</tbody></table>{}{}</section>\n",
        rows, shifts(report), clocks(report));
}

} // namespace zksync::report::page
