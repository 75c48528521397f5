#include "report/html.hpp"

#include "report/html_parts.hpp"
#include "report/tasks.hpp"
#include "report/words.hpp"

// The page around its parts.

namespace zksync::report {
namespace page {
namespace {

std::size_t people_who_wait(const Report& report) {
    std::size_t sum = 0;
    for (const WaitingGroup& group : report.waiting) sum += group.people.size();
    return sum;
}

constexpr std::string_view tick =
    R"(<path d="M8 14.5l4 4L20.5 9.5" fill="none" stroke="currentColor" stroke-width="2.25" stroke-linecap="round" stroke-linejoin="round"/>)";
constexpr std::string_view exclamation =
    R"(<path d="M14 8v7.5M14 19.2v.6" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"/>)";

Markup icon(std::string_view shape) {
    return html(R"(<svg viewBox="0 0 28 28" aria-hidden="true"><circle cx="14" cy="14" r="12.5" fill="none" )"
                R"(stroke="currentColor" stroke-width="1.75"/>{}</svg>)",
                trusted(shape));
}

Markup banner(std::string_view kind, std::string_view shape, const Markup& first, const Markup& second) {
    return html(
        "<section class=\"verdict {}\" aria-label=\"In short\">{}<div><p class=\"first\">{}</p>{}</div>"
        "</section>\n",
        kind, icon(shape), first, second.empty() ? Markup{} : html("<p>{}</p>", second));
}

Markup figure(std::string_view value, std::string_view what) {
    return html("<li><b>{}</b><span>{}</span></li>\n", value, what);
}

Markup figures(const Report& report) {
    const std::int64_t arrived = report.rows(PunchState::sent) + report.rows(PunchState::duplicate);
    return trusted("<ul class=\"figures\" aria-label=\"Key figures\">\n") +
           figure(number(report.all_rows()), "punches of this time") +
           figure(number(arrived), "of them are on the site") +
           figure(number(report.where.in(PunchState::waiting)), "wait for HR, of any day") +
           figure(number(report.late()),
                  remarks_on_late(report).empty() ? "came late" : "came late, see below") +
           trusted("</ul>\n");
}

Markup head(const Report& report) {
    return html(
        "<!DOCTYPE html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "
        "style-src 'unsafe-inline'\">\n<link rel=\"icon\" href=\"data:,\">\n"
        "<title>Attendance punches, {}</title>\n<style>{}</style>\n</head>\n",
        range_text(report.range), trusted(style()));
}

Markup heading(const Report& report) {
    return html(
        "<header><div><p class=\"eyebrow\">{}</p><h1>Attendance punches</h1></div><p class=\"as-of\">{} "
        "(device time)<br>as of {}</p></header>\n",
        named(report.site), range_text(report.range), when(report.where.now));
}

Markup footing(const Report& report) {
    Markup names = report.asked_for_names ? trusted("Names are those of the site.")
                   : report.not_asked.empty()
                       ? trusted("The site was not asked, so that people are shown by their codes.")
                       : html("The site could not be asked for names: {}.", named(report.not_asked));
    return html(
        "<footer><p>Made by zksync from its journals. The sums are those of punches of {}; what waits, is in "
        "doubt or quarantined is shown whole. {}</p></footer>\n",
        range_text(report.range), names);
}

} // namespace

Markup verdict(const Report& report) {
    const std::size_t waiting = people_who_wait(report);
    const std::size_t tasks =
        tasks_of(report).size() + (report.where.in(PunchState::quarantined) > 0 ? 1 : 0);
    if (waiting == 0 && tasks == 0 && report.where.wrong.empty()) {
        const std::int64_t rest =
            report.where.in(PunchState::pending) + report.where.in(PunchState::in_doubt);
        if (rest > 0)
            return banner("well", tick, trusted("Nobody has to do anything."),
                          html("{} are on their way to the site.", punches(rest)));
        return banner("well", tick, trusted("All is well: nothing waits, and nobody has to do anything."),
                      {});
    }
    Markup first, second;
    if (waiting > 0) {
        first = html("{} {} for HR, with {}.", people(waiting), waiting == 1 ? "waits" : "wait",
                     punches(report.where.in(PunchState::waiting)));
    } else {
        first = trusted("Nobody waits for HR.");
    }
    if (tasks > 0)
        second = html("{} for the administrator to look at.",
                      tasks == 1 ? "One thing is" : fmt::format("{} things are", tasks));
    const bool is_blocked = report.where.blocked.has_value() || !report.where.is_complete();
    return banner(is_blocked ? "bad" : "look", exclamation, first, second);
}

} // namespace page

std::string html_page(const Report& report) {
    const Bars bars = bars_of(report);
    Markup page = page::head(report);
    page += trusted("<body>\n") + page::patterns() + page::heading(report) + trusted("<main>\n");
    page += page::verdict(report) + page::figures(report);
    page += page::for_hr(report) + page::for_administrator(report);
    page += page::days(report, bars) + page::terminals(report, bars);
    page += page::late_and_double(report) + page::passes(report);
    page += trusted("</main>\n") + page::footing(report) + trusted("</body>\n</html>\n");
    return page.text;
}

} // namespace zksync::report
