#include "push/write_error.hpp"

#include <fmt/format.h>

namespace zksync {

std::string status_text(const WriteAnswer& answer) {
    if (answer.status == 0) return answer.words;
    return answer.words.empty() ? fmt::format("HTTP {}", answer.status)
                                : fmt::format("HTTP {}: {}", answer.status, answer.words);
}

Error error_of(const SitePass& at, const WriteAnswer& answer, std::size_t rows) {
    const std::string doing =
        fmt::format("cannot create check-ins on {}: {}", at.pass.config.site.url, status_text(answer));
    switch (answer.meaning) {
    case WriteMeaning::not_for_us:
        if (answer.status == 401)
            return Error(ErrorKind::refused, doing, "check site.api_key and its secret: zksync auth");
        if (answer.status == 403) {
            return Error(ErrorKind::refused, doing,
                         "give the key's user the role HR User or HR Manager, and no User Permission on "
                         "Employee; then: "
                         "zksync auth");
        }
        return Error(ErrorKind::configuration, doing,
                     "check site.url: https, the site's own name, no trailing slash");
    case WriteMeaning::unknown:
        return Error(
            ErrorKind::unreachable,
            fmt::format("{}; whether {} punches were stored nobody knows, so they are in doubt", doing, rows),
            fmt::format(
                "nothing to do: a pass in {} s or later looks for them on the site and sends only those "
                "that are missing",
                at.pass.config.site.request_limit.count()));
    case WriteMeaning::not_sent:
    case WriteMeaning::rolled_back:
    case WriteMeaning::refused:
    case WriteMeaning::stored:
        break;
    }
    return Error(ErrorKind::unreachable, doing, "the punches stay in the journal; the next pass sends them");
}

} // namespace zksync
