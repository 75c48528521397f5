#include "report/html_parts.hpp"
#include "report/words.hpp"

#include <algorithm>
#include <vector>

// Punches by day, as a picture.

namespace zksync::report::page {
namespace {

constexpr double height = 200, top = 10, label_line = 232;
/// What is there has to be seen beside thousands of others.
constexpr double least_height = 3;

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

} // namespace

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

} // namespace zksync::report::page
