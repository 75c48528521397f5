#include "report/html_parts.hpp"

#include "pass/times.hpp"

namespace zksync::report::page {
namespace {

struct Pattern {
    PunchState state;
    std::string_view name;
    std::string_view strokes; ///< of 6 by 6; "": one surface
};
constexpr std::array all_patterns{
    Pattern{PunchState::sent, "sent", ""},
    Pattern{PunchState::duplicate, "duplicate", R"(<path d="M0 6L6 0" stroke-width="1"/>)"},
    Pattern{PunchState::ignored, "ignored", R"(<path d="M1 2h2M4 5h2" stroke-width="1.5"/>)"},
    Pattern{PunchState::pending, "pending", R"(<path d="M0 3h6" stroke-width="1.25"/>)"},
    Pattern{PunchState::in_doubt, "in-doubt", R"(<path d="M0 0L6 6M0 6L6 0" stroke-width="1"/>)"},
    Pattern{PunchState::waiting, "waiting", R"(<path d="M0 0L6 6" stroke-width="1.75"/>)"},
    Pattern{PunchState::quarantined, "quarantined", R"(<path d="M3 0v6" stroke-width="1.5"/>)"},
};

} // namespace

std::string_view class_of(PunchState state) {
    for (const Pattern& pattern : all_patterns)
        if (pattern.state == state) return pattern.name;
    return "";
}

Markup patterns() {
    Markup all = trusted(R"(<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>)");
    for (const Pattern& pattern : all_patterns) {
        all += html(
            R"(<pattern id="p-{0}" width="6" height="6" patternUnits="userSpaceOnUse"><rect class="f-{0}" )"
            R"(width="6" height="6"/>{1}</pattern>)",
            pattern.name, trusted(pattern.strokes));
    }
    return all + trusted("</defs></svg>\n");
}

Markup swatch(PunchState state) {
    return html(R"(<svg viewBox="0 0 14 14" aria-hidden="true"><rect width="14" height="14" rx="3" )"
                R"x(fill="url(#p-{})"/></svg>)x",
                class_of(state));
}

Markup typed(std::string_view text) { return html("<code class=\"type\" dir=\"auto\">{}</code>", text); }

Markup when(Moment moment) {
    return html("<time datetime=\"{}\">{}</time>", utc_text(moment), host_text(moment));
}

} // namespace zksync::report::page
