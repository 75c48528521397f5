#include "report/html_parts.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <vector>

// Punches by day, as a picture and as a table.

namespace zksync::report::page {
namespace {

constexpr double height = 200, top = 10, label_line = 232;
/// What is there has to be seen beside thousands of others.
constexpr double least_height = 3;

std::string bar_name(const Bar& bar, Unit unit) {
    switch (unit) {
    case Unit::day:
        return week_day(bar.from);
    case Unit::week:
        return "Week of " + short_date(bar.from);
    case Unit::month:
        return bar.from.date().substr(0, 7);
    case Unit::year:
        return bar.from.date().substr(0, 4);
    }
    return "";
}

std::string label_of_bar(const Bar& bar, Unit unit) {
    return unit == Unit::day || unit == Unit::week ? short_date(bar.from) : bar_name(bar, unit);
}

/// "Tue 24 Nov: 812 punches; Delivered 800, Waiting 12".
std::string bar_sentence(const Bar& bar, Unit unit) {
    std::string text = bar_name(bar, unit) + ": " + punches(bar.total());
    std::string_view mark = "; ";
    for (const PunchState state : bar_order) {
        if (bar.of(state) == 0) continue;
        text += fmt::format("{}{} {}", mark, heading_of(state), number(bar.of(state)));
        mark = ", ";
    }
    return text;
}

/// The heights of a bar's parts, in their order: the highest gives what the lowest need to be seen.
std::vector<double> heights_of(const Bar& bar, double per_punch) {
    std::vector<double> heights;
    double lent = 0;
    for (const PunchState state : bar_order) {
        const double exact = static_cast<double>(bar.of(state)) * per_punch;
        heights.push_back(exact > 0 ? std::max(exact, least_height) : 0);
        lent += heights.back() - exact;
    }
    const auto highest = std::ranges::max_element(heights);
    *highest = std::max(least_height, *highest - lent);
    return heights;
}

Markup bar_of(const Bar& bar, Unit unit, double left, double slot, double per_punch) {
    if (bar.total() == 0) return {};
    Markup parts = html(R"(<g><title>{}</title><rect class="hit" x="{}%" y="0" width="{}%" height="{}"/>)",
                        bar_sentence(bar, unit), left, slot, top + height);
    double y = top + height;
    const auto heights = heights_of(bar, per_punch);
    for (std::size_t i = 0; i < heights.size(); ++i) {
        if (heights[i] == 0) continue;
        y -= heights[i];
        parts += html(R"x(<rect x="{}%" y="{}" width="{}%" height="{}" fill="url(#p-{})"/>)x",
                      left + slot * 0.13, y, slot * 0.74, heights[i], class_of(bar_order[i]));
    }
    return parts + trusted("</g>\n");
}

/// Mondays where days are shown, so that weeks are seen; else every so many.
bool has_label(const Bars& bars, std::size_t place) {
    constexpr std::size_t most_labels = 6, few = 8;
    if (bars.bars.size() <= few) return true;
    if (bars.unit != Unit::day) return place % (bars.bars.size() / most_labels + 1) == 0;
    const auto day = std::chrono::floor<std::chrono::days>(bars.bars[place].from.instant());
    if (std::chrono::weekday{day} != std::chrono::Monday) return false;
    constexpr std::size_t a_month = 35;
    return bars.bars.size() <= a_month || (day.time_since_epoch().count() / 7) % 2 == 0;
}

Markup labels(const Bars& bars, double slot) {
    Markup all;
    for (std::size_t i = 0; i < bars.bars.size(); ++i) {
        if (!has_label(bars, i)) continue;
        constexpr double end = 94, begin = 5;
        const double middle = (static_cast<double>(i) + 0.5) * slot;
        const char* anchor = middle > end ? "end" : middle < begin ? "start" : "middle";
        all += html(R"(<text x="{}%" y="{}" text-anchor="{}">{}</text>)",
                    middle > end     ? 100.0
                    : middle < begin ? 0.0
                                     : middle,
                    label_line, anchor, label_of_bar(bars.bars[i], bars.unit));
    }
    return all;
}

/// The numbers beside the picture keep their size however wide that is.
Markup axis(std::int64_t end) {
    Markup numbers = trusted(R"(<svg class="axis" aria-hidden="true">)");
    const auto at = [&](std::int64_t value, double y) {
        numbers += html(R"(<text x="85%" y="{}" text-anchor="end">{}</text>)", y + 4, number(value));
    };
    at(end, top);
    if (end % 2 == 0) at(end / 2, top + height / 2);
    at(0, top + height);
    return numbers + trusted("</svg>");
}

Markup picture(const Report& report, const Bars& bars) {
    const std::int64_t end = scale_end(bars.highest());
    const double slot = 100.0 / static_cast<double>(bars.bars.size()),
                 per_punch = height / static_cast<double>(end);
    Markup plot = html("<svg class=\"plot\" role=\"img\">"
                       "<title>Punches by {}</title><desc>{}, {}: {}; at "
                       "most {} in a {}. The table below has the same numbers.</desc>",
                       to_text(bars.unit), range_text(report.range), punches(report.all_rows()),
                       "what became of them, one bar a " + std::string(to_text(bars.unit)),
                       number(bars.highest()), to_text(bars.unit));
    for (const double y : {top, top + height / 2})
        plot += html(R"(<line x1="0" x2="100%" y1="{}" y2="{}"/>)", y, y);
    for (std::size_t i = 0; i < bars.bars.size(); ++i)
        plot += bar_of(bars.bars[i], bars.unit, static_cast<double>(i) * slot, slot, per_punch);
    plot += html(R"(<line class="base" x1="0" x2="100%" y1="{}" y2="{}"/>)", top + height, top + height);
    return trusted("<div class=\"chart\">") + axis(end) + plot + labels(bars, slot) +
           trusted("</svg></div>\n");
}

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
        return part + trusted("<p class=\"lede\">No punch of these days was read.</p></section>\n");
    part += html("<p class=\"lede\">{} of these days, and what has become of them by now.</p>\n",
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
