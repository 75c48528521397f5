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
            rows == 1 ? doing + "; whether 1 punch was stored nobody knows, so it is in doubt"
                      : fmt::format("{}; whether {} punches were stored nobody knows, so they are in doubt",
                                    doing, rows),
            fmt::format("{}: a pass in {} s or later looks for what was sent on the site and sends only what "
                        "is missing",
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

Error error_at_one_person(const SitePass& at, const WriteAnswer& answer, const std::string& employee) {
    return Error(
        ErrorKind::unreachable,
        fmt::format("cannot create check-ins on {}: {}; nothing is stored; all that is to be sent is "
                    "of {}, so that nobody can tell whether the site fails or fails at this person",
                    at.pass.config.site.url, answer.words, printable(employee)),
        "its Error Log tells: a script or a hook that fails for that Employee, or something that the "
        "site needs (MariaDB, Redis, room on its disk); the punches stay in the journal, the next "
        "pass sends them");
}

} // namespace zksync
