#include "report/html_parts.hpp"
#include "report/words.hpp"

#include <map>
#include <vector>

// Punches by day: the picture, what its patterns mean, and the same as a table.

namespace zksync::report::page {
namespace {

Markup legend(const Report& report) {
    Markup list = trusted("<ul class=\"legend\">\n");
    for (const PunchState state : bar_order) {
        if (report.rows(state) == 0) continue;
        list += html("<li>{}<span>{}</span><b>{}</b></li>\n", swatch(state), heading_of(state),
                     number(report.rows(state)));
    }
    return list + trusted("</ul>\n");
}

std::vector<PunchState> states_with_punches(const Report& report) {
    std::vector<PunchState> states;
    for (const PunchState state : bar_order)
        if (report.rows(state) > 0) states.push_back(state);
    return states;
}

Markup table_row(std::string_view name, const Bar& bar, const std::vector<PunchState>& states) {
    Markup cells = html("<tr><th scope=\"row\">{}</th><td class=\"num\">{}</td>", name, number(bar.total()));
    for (const PunchState state : states)
        cells += html("<td class=\"num\">{}</td>", bar.of(state) == 0 ? "·" : number(bar.of(state)));
    return cells + trusted("</tr>\n");
}

Markup numbers_table(const Report& report, const Bars& bars) {
    const auto states = states_with_punches(report);
    Markup table = html("<details><summary>The same as a table</summary><div class=\"scroll\" tabindex=\"0\" "
                        "role=\"region\" aria-label=\"Punches by {}\"><table><thead><tr><th scope=\"col\">{}"
                        "</th><th scope=\"col\" class=\"num\">Punches</th>",
                        to_text(bars.unit), "From");
    for (const PunchState state : states)
        table += html("<th scope=\"col\" class=\"num\">{}</th>", heading_of(state));
    table += trusted("</tr></thead><tbody>\n");
    for (const Bar& bar : bars.bars)
        if (bar.total() > 0) table += table_row(bar_name(bar, bars.unit), bar, states);
    if (bars.undated.total() > 0) table += table_row("No time", bars.undated, states);
    return table + trusted("</tbody></table></div></details>\n");
}

Markup ignored_by_reason(const Report& report) {
    std::map<Reason, std::int64_t> reasons;
    for (const DeviceReport& device : report.devices)
        for (const DayOutcome& one : device.outcomes)
            if (one.state == PunchState::ignored) reasons[one.reason] += one.rows;
    if (reasons.empty()) return {};
    Markup list = trusted("<details><summary>Why punches are ignored</summary><ul class=\"plain\">");
    for (const auto& [reason, rows] : reasons)
        list += html("<li>{}: {}</li>\n", number(rows), sentence(PunchState::ignored, reason));
    return list + trusted("</ul></details>\n");
}

} // namespace

Markup days(const Report& report, const Bars& bars) {
    Markup part =
        html("<section id=\"days\" aria-labelledby=\"days-h\"><h2 id=\"days-h\">Punches by {}</h2>\n",
             to_text(bars.unit));
    if (report.all_rows() == 0)
        return part + trusted("<p class=\"lede\">No punch of this time was read.</p></section>\n");
    part += html("<p class=\"lede\">{} of this time, and what has become of them by now.</p>\n",
                 punches(report.all_rows()));
    if (bars.highest() > 0) part += picture(report, bars);
    part += legend(report);
    if (bars.undated.total() > 0)
        part += html("<p class=\"small soft\">{} without a time that can be read: on no day, and in the "
                     "sums.</p>\n",
                     punches(bars.undated.total()));
    return part + numbers_table(report, bars) + ignored_by_reason(report) + trusted("</section>\n");
}

} // namespace zksync::report::page
