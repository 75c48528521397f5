#include "push/rehearsal.hpp"

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "pass/site_clock.hpp"
#include "push/blocked.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::size_t most_rows = 5;
constexpr int most_tries = 3;

Error time_not_kept(const SitePass& at, const Checkin& sent, const Rehearsal& rehearsal) {
    // Some sites commit what a rehearsal made: then it has to be named.
    std::vector<StoredCheckin> left;
    if (!rehearsal.name.empty()) {
        for (const StoredCheckin& stored : at.client.checkins_named(std::vector{rehearsal.name})) {
            const bool ours =
                stored.employee == sent.employee && stored.device_id == sent.device_id &&
                (!stored.created || !rehearsal.created || *stored.created == *rehearsal.created);
            if (ours) left.push_back(stored);
        }
    }
    const std::string kept = rehearsal.time.empty() ? "no time at all" : printable(rehearsal.time);
    return block(
        at,
        fmt::format(
            "the site would store {} for a punch of {}: the key's user may create check-ins but not set "
            "their time",
            kept, sent.time.text()),
        left);
}

} // namespace

Rehearsal rehearse_patiently(const SitePass& at, const Checkin& checkin) {
    for (int attempt = 1;; ++attempt) {
        Rehearsal rehearsal = at.client.rehearse(checkin, at.pass.config.site.write_timeout);
        const bool again =
            rehearsal.outcome == Rehearsal::Outcome::busy || rehearsal.outcome == Rehearsal::Outcome::failed;
        if (!again || attempt == most_tries) return rehearsal;
        signals::sleep_for(std::chrono::seconds{attempt});
    }
}

void remember_rehearsal(const SitePass& at, std::optional<LocalTime> created, std::optional<Moment> date) {
    const RehearsalMemo memo{at.pass.clock.now(), site_utc_offset(created, date)};
    at.site.set_rehearsal(memo);
    if (at.pass.config.site.time_zone || !memo.utc_offset) return;
    tell_offsets_apart(at.site.said(), *memo.utc_offset, memo.at, at.pass.log);
}

Rehearsed rehearse(const SitePass& at, std::span<const Delivery> deliveries) {
    for (const Checkin& checkin : unlike_ones(deliveries, most_rows)) {
        const Rehearsal rehearsal = rehearse_patiently(at, checkin);
        switch (rehearsal.outcome) {
        case Rehearsal::Outcome::accepted:
            if (LocalTime::parse(rehearsal.time) != checkin.time.wall()) {
                throw time_not_kept(at, checkin, rehearsal);
            }
            check_site_clock(at.pass.config.site.time_zone, rehearsal.created, rehearsal.date, at.pass.log);
            remember_rehearsal(at, rehearsal.created, rehearsal.date);
            return {Confidence::seen, checkin};
        case Rehearsal::Outcome::refused:
        case Rehearsal::Outcome::broken:
            break;
        case Rehearsal::Outcome::not_allowed:
            if (rehearsal.status == 401) {
                throw Error(ErrorKind::refused,
                            fmt::format("cannot rehearse a check-in on {}: {}", at.pass.config.site.url,
                                        rehearsal.words),
                            rehearsal.advice.empty() ? "check site.api_key and its secret: zksync auth"
                                                     : rehearsal.advice);
            }
            return {};
        case Rehearsal::Outcome::busy:
        case Rehearsal::Outcome::failed:
            throw Error(ErrorKind::unreachable,
                        fmt::format("cannot rehearse a check-in on {}: {}; nothing was sent",
                                    at.pass.config.site.url, rehearsal.words),
                        "the punches stay in the journal; the next pass tries again");
        }
    }
    return {};
}

} // namespace zksync
