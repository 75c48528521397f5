#include "report/html_parts.hpp"
#include "report/tasks.hpp"
#include "report/words.hpp"

#include <algorithm>

// Each terminal's days, as a strip: the higher, the more punches.

namespace zksync::report::page {
namespace {

constexpr int levels = 8; ///< as many as are told apart
constexpr double full_height = 10;

using Strip = std::vector<std::int64_t>; ///< punches, place by place

Strip strip_of(const TerminalReport& terminal, const Bars& bars) {
    Strip strip(bars.bars.size());
    for (const auto& [day, rows] : terminal.days)
        if (const auto place = bars.place_of(day)) strip[*place] += rows;
    return strip;
}

/// Where it has been silent from.
std::size_t first_missing(const TerminalReport& terminal, const Bars& bars, const Strip& strip) {
    if (!terminal.is_silent) return strip.size();
    const auto heard = terminal.last_heard ? bars.place_of(*terminal.last_heard) : std::nullopt;
    return heard ? *heard + 1 : 0;
}

Markup path(std::string_view kind, const std::string& shape) {
    return shape.empty() ? Markup{} : html(R"(<path class="{}" d="{}"/>)", kind, trusted(shape));
}

Markup drawn(const TerminalReport& terminal, const Bars& bars) {
    const Strip strip = strip_of(terminal, bars);
    const std::int64_t most = std::max<std::int64_t>(1, *std::ranges::max_element(strip));
    const std::size_t missing = first_missing(terminal, bars, strip);
    std::string boxes, dots, dashes;
    for (std::size_t i = 0; i < strip.size(); ++i) {
        const std::int64_t level = (strip[i] * levels + most - 1) / most; // rounded up: a little is seen
        const double rise = full_height * static_cast<double>(level) / levels;
        if (strip[i] > 0)
            boxes += fmt::format("M{}.08 {:g}h.84v{:g}h-.84z", i, full_height - rise, rise);
        else if (i >= missing)
            dashes += fmt::format("M{}.08 4h.84v2h-.84z", i);
        else
            dots += fmt::format("M{}.34 8.8h.32v1.2h-.32z", i);
    }
    const Markup shapes = path("f-sent", boxes) + path("f-ignored", dots) + path("f-quarantined", dashes);
    const auto active = std::ranges::count_if(strip, [](std::int64_t rows) { return rows > 0; });
    return html(
        "<svg class=\"strip\" role=\"img\" viewBox=\"0 0 {} 10\" preserveAspectRatio=\"none\"><title>{}: "
        "punches on {} of {} {}s, at most {}</title>{}</svg>\n",
        strip.size(), isolated(called(terminal)), active, strip.size(), to_text(bars.unit), number(most),
        shapes);
}

Markup badges(const TerminalReport& terminal) {
    Markup all;
    if (terminal.is_silent) {
        all += terminal.last_heard ? html(" <span class=\"badge bad\">silent since {}</span>",
                                          short_date(*terminal.last_heard))
                                   : trusted(" <span class=\"badge bad\">never heard of</span>");
    }
    if (!terminal.clock_problem.empty()) all += trusted(" <span class=\"badge\">clock is wrong</span>");
    if (terminal.late > 0) all += html(" <span class=\"badge\">{} late</span>", number(terminal.late));
    return all;
}

Markup name_cell(const Report& report, const DeviceReport& device, const TerminalReport& terminal) {
    const Markup name = terminal.serial_number.empty() ? trusted("Typed in by hand")
                        : terminal.alias.empty()       ? named(terminal.serial_number)
                                                       : named(terminal.alias);
    Markup where;
    if (!terminal.alias.empty() && !terminal.serial_number.empty()) where = named(terminal.serial_number);
    if (report.devices.size() > 1) where += html("{}{}", where.empty() ? "" : ", ", device.device);
    const std::string last =
        terminal.last_punch ? ", last " + terminal.last_punch->text().substr(0, 16) : std::string();
    return html("<div><span class=\"person\">{}</span>{}<small>{}</small><small>{}{}</small></div>", name,
                badges(terminal), where, punches(terminal.punches), last);
}

} // namespace

Markup terminals(const Report& report, const Bars& bars) {
    Markup items;
    for (const DeviceReport& device : report.devices)
        for (const TerminalReport& terminal : device.terminals)
            items += html("<li>{}{}</li>\n", name_cell(report, device, terminal), drawn(terminal, bars));
    if (items.empty()) return {};
    items += html("<li class=\"scale\"><div class=\"days\"><span>{}</span><span>{}</span></div></li>\n",
                  short_date(bars.bars.front().from), short_date(bars.bars.back().from));
    return html(
        "<section id=\"terminals\" aria-labelledby=\"terminals-h\"><h2 id=\"terminals-h\">Terminals</h2>"
        "<p class=\"lede\">One box a {}: the higher, the more punches; a dot where there were none, a "
        "dash where the terminal has been silent.</p><ul class=\"terminals\">\n{}</ul></section>\n",
        to_text(bars.unit), items);
}

} // namespace zksync::report::page
