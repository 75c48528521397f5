#include "push/barrier.hpp"

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace zksync {
namespace {

constexpr std::size_t most_barriers = 5;

} // namespace

Barrier pass_barrier(const SitePass& at, std::span<const Checkin> sent) {
    std::optional<Error> away;
    for (const Checkin& checkin : sent.first(std::min(most_barriers, sent.size()))) {
        const Rehearsal rehearsal = at.client.rehearse(checkin, at.pass.config.site.write_timeout);
        switch (rehearsal.outcome) {
        case Rehearsal::Outcome::accepted:
            return Barrier::passed;
        case Rehearsal::Outcome::refused:
            if (rehearsal.passed_naming) return Barrier::passed;
            break;
        case Rehearsal::Outcome::broken:
            break;
        case Rehearsal::Outcome::busy:
            return Barrier::still_running;
        case Rehearsal::Outcome::not_allowed:
            if (rehearsal.status == 401) {
                throw Error(ErrorKind::refused,
                            fmt::format("cannot settle what is in doubt on {}: {}", at.pass.config.site.url,
                                        rehearsal.words),
                            rehearsal.advice.empty() ? "check site.api_key and its secret: zksync auth"
                                                     : rehearsal.advice);
            }
            if (rehearsal.status >= 300 && rehearsal.status < 400) {
                throw Error(ErrorKind::configuration,
                            fmt::format("cannot settle what is in doubt on {}: {}", at.pass.config.site.url,
                                        rehearsal.words),
                            "check site.url: zksync auth");
            }
            return Barrier::passed;
        case Rehearsal::Outcome::failed:
            away.emplace(ErrorKind::unreachable,
                         fmt::format("cannot settle what is in doubt on {}: {}", at.pass.config.site.url,
                                     rehearsal.words),
                         "the next pass tries again; nothing is sent before");
            if (rehearsal.status == 0 || rehearsal.status == 429 || rehearsal.status == 503) throw *away;
            break;
        }
    }
    if (away) throw *away;
    return Barrier::passed;
}

} // namespace zksync
