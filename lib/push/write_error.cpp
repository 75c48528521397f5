#include "push/write_error.hpp"

#include <fmt/format.h>

namespace zksync {

Error error_of(const SitePass& at, const WriteAnswer& answer, std::size_t rows) {
    const std::string doing =
        fmt::format("cannot create check-ins on {}: {}", at.pass.config.site.url, answer.words);
    switch (answer.meaning) {
    case WriteMeaning::not_for_us:
        if (!answer.advice.empty()) return Error(ErrorKind::refused, doing, answer.advice);
        if (answer.status == 401)
            return Error(ErrorKind::refused, doing, "check site.api_key and its secret: zksync auth");
        if (answer.status == 403) {
            return Error(ErrorKind::refused, doing,
                         "give the key's user the role HR User, and no User Permission on Employee; then: "
                         "zksync auth");
        }
        return Error(ErrorKind::configuration, doing,
                     "check site.url: https, the site's own name, no trailing slash");
    case WriteMeaning::unknown:
        return Error(
            ErrorKind::unreachable,
            fmt::format("{}; whether {} punches were stored nobody knows, so they are in doubt", doing, rows),
            fmt::format("{}: a pass in {} s or later looks for them on the site and sends only those that "
                        "are missing",
                        answer.advice.empty() ? "nothing to do" : answer.advice + "; then",
                        at.pass.config.site.request_limit.count()));
    case WriteMeaning::failed:
        return Error(
            ErrorKind::unreachable, fmt::format("{}; nothing of {} punches is stored", doing, rows),
            "see that everything runs that the site needs (MariaDB, Redis, room on its disk), and its Error "
            "Log; the punches stay in the journal, the next pass sends them");
    case WriteMeaning::not_sent:
    case WriteMeaning::rolled_back:
    case WriteMeaning::refused:
    case WriteMeaning::stored:
        break;
    }
    return Error(ErrorKind::unreachable, doing, "the punches stay in the journal; the next pass sends them");
}

} // namespace zksync
