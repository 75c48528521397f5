#include "push/rehearsal.hpp"

#include "core/error.hpp"
#include "frappe/frappe_client.hpp"
#include "pass/site_clock.hpp"
#include "push/blocked.hpp"
#include "util/secret.hpp"
#include "util/signals.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync {
namespace {

constexpr std::size_t most_rows = 5;
constexpr int most_tries = 3;

std::string roles_of_caller(const SitePass& at) {
    const std::string key = "user:" + at.key_fingerprint;
    auto user = at.site.value(key);
    if (!user) {
        user = at.client.who_am_i();
        at.site.set_value(key, *user);
    }
    try {
        auto roles = at.client.roles(*user);
        std::ranges::sort(roles);
        return fmt::format("{}", fmt::join(roles, ","));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused) throw;
        return "not to be seen"; // then only the daily rehearsal notices a change
    }
}

Error time_not_kept(const SitePass& at, const Checkin& sent, const Rehearsal& rehearsal) {
    // Some sites commit what a rehearsal made: then it has to be named.
    std::vector<std::string> names;
    if (!rehearsal.name.empty()) {
        for (const StoredCheckin& stored : at.client.checkins_named(std::vector{rehearsal.name})) {
            const bool ours =
                stored.employee == sent.employee && stored.device_id == sent.device_id &&
                (!stored.created || !rehearsal.created || *stored.created == *rehearsal.created);
            if (ours) names.push_back(stored.name);
        }
    }
    const std::string kept = rehearsal.time.empty() ? "no time at all" : printable(rehearsal.time);
    return block(
        at,
        fmt::format(
            "the site would store {} for a punch of {}: the key's user may create check-ins but not set "
            "their time",
            kept, sent.time.text()),
        names);
}

} // namespace

std::string rehearsal_fingerprint(const SitePass& at) {
    // All devices share what is remembered of a rehearsal: so do their zones.
    std::string zones;
    for (const DeviceConfig& device : at.pass.config.devices) zones += device.time_zone.value_or("") + ";";
    return fingerprint({at.key_fingerprint, roles_of_caller(at), zones});
}

Rehearsal rehearse_patiently(const SitePass& at, const Checkin& checkin) {
    for (int attempt = 1;; ++attempt) {
        Rehearsal rehearsal = at.client.rehearse(checkin, at.pass.config.site.write_timeout);
        const bool again =
            rehearsal.outcome == Rehearsal::Outcome::busy || rehearsal.outcome == Rehearsal::Outcome::failed;
        if (!again || attempt == most_tries) return rehearsal;
        signals::sleep_for(std::chrono::seconds{attempt});
    }
}

bool needs_rehearsal(const SitePass& at, const std::string& fingerprint) {
    const auto memo = at.site.rehearsal();
    return !memo || memo->fingerprint != fingerprint ||
           is_past(memo->at, std::chrono::days{1}, at.pass.clock.now());
}

Rehearsed rehearse(const SitePass& at, std::span<const Delivery> deliveries, const std::string& fingerprint) {
    for (const Checkin& checkin : unlike_ones(deliveries, most_rows)) {
        const Rehearsal rehearsal = rehearse_patiently(at, checkin);
        switch (rehearsal.outcome) {
        case Rehearsal::Outcome::accepted:
            if (LocalTime::parse(rehearsal.time) != checkin.time.wall()) {
                throw time_not_kept(at, checkin, rehearsal);
            }
            check_site_clock(at.pass.config.site.time_zone, rehearsal.created, rehearsal.date, at.pass.log);
            at.site.set_rehearsal(
                {fingerprint, at.pass.clock.now(), site_utc_offset(rehearsal.created, rehearsal.date)});
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
