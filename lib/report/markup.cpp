#include "report/markup.hpp"

#include "util/log.hpp"

namespace zksync::report {

std::string escaped(std::string_view text) {
    constexpr std::size_t longest = 2'000;
    std::string result;
    for (const char c : printable(text, longest)) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

Markup named(std::string_view text) { return html("<bdi>{}</bdi>", text); }

Markup isolated(std::string_view text) {
    constexpr std::string_view first_strong_isolate = "\xe2\x81\xa8", end_of_isolate = "\xe2\x81\xa9";
    return trusted(first_strong_isolate) + html("{}", text) + trusted(end_of_isolate);
}

} // namespace zksync::report
