#include "auth/site_check.hpp"
#include "config/did_you_mean.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/site_file.hpp"
#include "pass/clock_check.hpp"
#include "pass/coverage.hpp"
#include "pass/site_clock.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

namespace zksync {
namespace {

using Needed = CheckList::Needed;

constexpr std::chrono::minutes clock_tolerance{5};
constexpr int oldest_version = 14;

} // namespace

void SiteCheck::way() {
    const Reach reach = at_.client.reach();
    check_way(list_, at_.site.url, at_.site.tls, reach);
    list_.check("frappe", "that it is a Frappe site", Needed::by_the_rest, [&] {
        stop_at(Reach::Step::answer, reach);
        stop_at(Reach::Step::program, reach);
        list_.ok("Frappe answers");
    });
    list_.check("site-name", "the site's name", Needed::by_the_rest, [&] {
        stop_at(Reach::Step::site, reach);
        list_.ok("the server has a site of that name");
    });
}

void SiteCheck::host_clock() {
    const auto date = at_.client.server_date();
    if (!date)
        return list_.warn(
            "the site's answers have no Date header: its clock cannot be compared with this host's");
    const auto apart = std::chrono::abs(*date - at_.clock.now());
    const std::string differ =
        fmt::format("the clocks of the site's server and this host differ by {}", gap_in_words(apart));
    if (apart <= clock_tolerance) return list_.ok(differ);
    list_.warn(differ + ": no shift mark is moved while that is so",
               "set the clock that is wrong (on this host: timedatectl)");
}

void SiteCheck::versions() {
    const auto versions = at_.client.versions();
    std::vector<std::string> all;
    for (const auto& [app, version] : versions) all.push_back(fmt::format("{} {}", app, version));
    const std::string text = printable(fmt::format("versions: {}", fmt::join(all, ", ")), 400);
    const auto frappe = versions.find("frappe");
    int major = 0;
    if (frappe != versions.end()) {
        std::from_chars(frappe->second.data(), frappe->second.data() + frappe->second.size(), major);
    }
    if (major < oldest_version) return list_.warn(text, "zksync serves versions 14 to 16 of Frappe HR");
    if (!versions.contains("hrms")) {
        throw Error(ErrorKind::configuration, text + "; Frappe HR is not among them",
                    "install the app hrms on that site: Employee Checkin is part of it");
    }
    list_.ok(text);
}

void SiteCheck::profile_zone() {
    const std::string zone = printable(at_.client.profile_time_zone());
    const std::string text =
        zone.empty() ? "its profile names no time zone"
                     : fmt::format("its profile says {}, which need not be the site's zone", zone);
    if (!at_.site.time_zone || zone.empty() || zone == *at_.site.time_zone) return list_.ok(text);
    list_.warn(
        fmt::format("{}; site.time_zone is {}", text, *at_.site.time_zone),
        "site.time_zone has to be the zone in the site's System Settings; the first rehearsal checks it");
}

void SiteCheck::site_clock() {
    const auto file = SiteFile::open_existing(at_.paths.file);
    const auto memo = file ? file->rehearsal() : std::nullopt;
    if (!memo)
        return list_.skip("the zone of the site's clock, because it shows in the first rehearsal, before the "
                          "first punch is sent");
    if (!memo->utc_offset)
        return list_.warn(
            "the site gave no Date header when it was rehearsed: the zone of its clock is not known");
    const std::string seen = fmt::format("the site's clock runs at UTC{}, as the last rehearsal saw it",
                                         offset_text(*memo->utc_offset));
    if (!at_.site.time_zone) return unzoned_clock(*memo, seen);
    const auto zone = at_.site.time_zone ? TimeZone::find(*at_.site.time_zone) : std::nullopt;
    if (!zone || zone->offset_at(memo->at) == *memo->utc_offset) return list_.ok(seen);
    throw Error(
        ErrorKind::configuration,
        fmt::format("{}, but site.time_zone = \"{}\" was UTC{} then", seen, zone->name(),
                    offset_text(zone->offset_at(memo->at))),
        "set site.time_zone to the zone in the site's System Settings (not the one of a user's profile)");
}

void SiteCheck::unzoned_clock(const RehearsalMemo& memo, const std::string& seen) {
    const auto apart = offsets_apart(*memo.utc_offset, memo.at);
    if (!apart) return list_.ok(seen);
    const std::string profile = at_.client.profile_time_zone();
    const auto zone = profile.empty() ? std::nullopt : TimeZone::find(profile);
    const bool is_of_the_site = zone && zone->offset_at(memo.at) == *memo.utc_offset;
    list_.warn(*apart, zones_to_write(is_of_the_site ? std::optional{printable(profile)} : std::nullopt));
}

ShiftType SiteCheck::shift_type(const ShiftConfig& shift) {
    try {
        return at_.client.shift_type(shift.name);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::configuration) throw;
        auto names = at_.client.shift_type_names();
        constexpr std::size_t most = 10;
        const auto meant = config_file::nearest(shift.name, names);
        if (meant) names = {*meant};
        names.resize(std::min(names.size(), most));
        throw Error(error.kind(), error.what(),
                    names.empty() ? error.hint()
                                  : printable(fmt::format("{}: {} \"{}\"", error.hint(),
                                                          meant ? "did you mean" : "it has",
                                                          fmt::join(names, "\", \"")),
                                              1'000));
    }
}

void SiteCheck::shift(const ShiftConfig& shift) {
    const ShiftType type = shift_type(shift);
    const std::string name = fmt::format("Shift Type \"{}\"", printable(shift.name));
    const auto uncovered = uncovered_days(
        {.process_after = type.process_after, .mark = type.mark, .auto_attendance = type.auto_attendance},
        covered_from(at_.config, shift));
    if (!uncovered) return list_.ok(fmt::format("{}: its devices deliver every day that it processes", name));
    if (!uncovered->auto_attendance)
        return list_.warn(fmt::format("{}: {}", name, uncovered->what()),
                          fmt::format("{} in {}, before it is enabled", uncovered->what_to_do(), name));
    throw Error(ErrorKind::configuration,
                fmt::format("{}: {}, so its mark is not moved", name, uncovered->what()),
                fmt::format("{} in {}", uncovered->what_to_do(), name));
}

void SiteCheck::run() {
    list_.check("secret", "the API secret", Needed::by_none, [&] { at_.api_secret(); });
    way();
    list_.require("secret");
    list_.check("key", "the API key", Needed::by_the_rest, [&] {
        user_ = at_.client.who_am_i();
        list_.ok(fmt::format("the API key is accepted: it belongs to {}", printable(user_)));
    });
    list_.check("roles", "its roles", Needed::by_none, [&] { roles(); });
    list_.check("versions", "the versions", Needed::by_none, [&] { versions(); });
    list_.check("host-clock", "its server's clock", Needed::by_none, [&] { host_clock(); });
    list_.check("profile-zone", "the zone of its profile", Needed::by_none, [&] { profile_zone(); });
    list_.check("site-clock", "the zone of the site's clock", Needed::by_none, [&] { site_clock(); });
    list_.check("employee-field", "the biometric IDs", Needed::by_none, [&] { employee_field(); });
    list_.check("employees", "reading all employees", Needed::by_none, [&] { employees(); });
    list_.check("create", "creating check-ins", Needed::by_none, [&] { create(); });
    list_.check("keep-time", "keeping their time", Needed::by_none, [&] { keep_time(); });
    for (const ShiftConfig& shift : at_.config.shifts) {
        list_.check("shift", fmt::format("Shift Type \"{}\"", printable(shift.name)), Needed::by_none,
                    [&] { this->shift(shift); });
    }
    list_.check("blocked", "writing to it", Needed::by_none, [&] { blocked(); });
    list_.check("wrong-checkins", "what is wrong on it", Needed::by_none, [&] { wrong_checkins(); });
}

void check_site(const SiteAuth& at, const CheckSink& sink) { SiteCheck(at, sink).run(); }

} // namespace zksync
