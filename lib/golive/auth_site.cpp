#include "frappe/frappe_client.hpp"
#include "golive/auth_check.hpp"
#include "golive/permissions.hpp"
#include "journal/site_file.hpp"
#include "pass/clock_check.hpp"
#include "pass/site_clock.hpp"
#include "util/lock_file.hpp"
#include "util/time_zone.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <charconv>

namespace zksync {
namespace {

using Needed = CheckList::Needed;

constexpr std::chrono::minutes clock_tolerance{5};
constexpr int oldest_version = 14;

/// The checks of one site, and what the earlier ones found for the later ones.
class SiteCheck {
public:
    SiteCheck(const SiteAuth& at, const CheckSink& sink) : at_(at), list_(sink) {}
    void run();

private:
    void way();
    void host_clock();
    void roles();
    void versions();
    void profile_zone();
    void site_clock();
    void employee_field();
    void employees();
    void create();
    void keep_time();
    void blocked();
    std::string roles_to_grant() const;

    const SiteAuth& at_;
    CheckList list_;
    std::string user_;
    std::optional<std::vector<std::string>> roles_;
    std::vector<RolePermission> table_;
    std::optional<CheckinRights> rights_;   ///< nothing while its roles or the table are not known
    std::optional<std::int64_t> employees_; ///< how many it sees
};

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
        fmt::format("the clocks of the site's server and this host differ by {}", span_in_words(apart));
    if (apart <= clock_tolerance) return list_.ok(differ);
    list_.warn(differ + ": no shift mark is moved while that is so",
               "set the clock that is wrong (on this host: timedatectl)");
}

void SiteCheck::roles() {
    try {
        roles_ = at_.client.roles(user_);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused) throw;
        return list_.warn(fmt::format("{} may not see its own roles: {}", printable(user_), error.what()));
    }
    list_.ok(fmt::format("its roles: {}", printable(fmt::format("{}", fmt::join(*roles_, ", ")), 400)));
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
    const auto zone = at_.site.time_zone ? TimeZone::find(*at_.site.time_zone) : std::nullopt;
    if (!zone || zone->offset_at(memo->at) == *memo->utc_offset) return list_.ok(seen);
    throw Error(
        ErrorKind::configuration,
        fmt::format("{}, but site.time_zone = \"{}\" was UTC{} then", seen, zone->name(),
                    offset_text(zone->offset_at(memo->at))),
        "set site.time_zone to the zone in the site's System Settings (not the one of a user's profile)");
}

void SiteCheck::employee_field() {
    std::int64_t seen = 0, with_id = 0;
    at_.client.for_each_employee([&](const Employee& employee) {
        ++seen;
        if (!employee.biometric_id.value.empty()) ++with_id;
    });
    employees_ = seen;
    const std::string text = fmt::format("{} of {} employees have a biometric ID in {}", with_id, seen,
                                         printable(at_.site.employee_field));
    if (with_id > 0) return list_.ok(text);
    list_.warn(text, "zksync map-check tells what to type where");
}

void SiteCheck::employees() {
    if (!employees_) return list_.skip("whether it may read all employees, because reading them failed");
    const std::int64_t total = at_.client.employee_total();
    if (*employees_ < total) {
        throw Error(
            ErrorKind::refused,
            fmt::format("{} sees only {} of the site's {} employees: a User Permission stands in the way",
                        printable(user_), *employees_, total),
            "remove the User Permissions of that user (on Employee, Company, Branch, Department …): the "
            "integration "
            "user must have none");
    }
    if (*employees_ > 1) return list_.ok(fmt::format("it may read all {} employees", *employees_));
    list_.warn(*employees_ == 0 ? "it sees no employee" : "it sees one employee only",
               "right for a site that has no more; else see that the user has no User Permission");
}

std::string SiteCheck::roles_to_grant() const {
    const auto roles = sufficient_roles(table_);
    const std::string which =
        roles.empty() ? "HR User or HR Manager" : fmt::format("{}", fmt::join(roles, " or "));
    return fmt::format("give {} the role {}", printable(user_), printable(which));
}

void SiteCheck::create() {
    table_ = at_.client.checkin_permissions();
    if (!roles_) return list_.skip("whether it may create check-ins, because its roles are not known");
    rights_ = checkin_rights(table_, *roles_);
    if (!rights_->create || !rights_->read) {
        throw Error(
            ErrorKind::refused,
            fmt::format("none of its roles may {} Employee Checkin", rights_->create ? "read" : "create"),
            roles_to_grant());
    }
    list_.ok("it may create check-ins");
}

void SiteCheck::keep_time() {
    if (!rights_) {
        return list_.skip(
            "whether the site keeps the time of its check-ins, because its rights are not known; the first "
            "rehearsal shows it");
    }
    if (!rights_->write_time) {
        throw Error(ErrorKind::refused,
                    "the site would not keep the time of its check-ins: none of its roles may write level 1 "
                    "of Employee "
                    "Checkin, so every punch would be stored at the time of the request",
                    roles_to_grant());
    }
    if (!rights_->read_time) {
        throw Error(ErrorKind::refused,
                    "it could not see which time the site stored: none of its roles may read level 1 of "
                    "Employee Checkin",
                    roles_to_grant());
    }
    list_.ok("the site keeps the time of its check-ins (level 1 of Employee Checkin)");
}

void SiteCheck::blocked() {
    const auto file = SiteFile::open_existing(at_.paths.file);
    const auto blocked = file ? file->blocked() : std::nullopt;
    if (!blocked) return list_.ok("nothing keeps zksync from writing to it");
    const std::string wrong = blocked->names.empty() ? ""
                                                     : fmt::format("; stored wrong, to be deleted: {}",
                                                                   fmt::join(blocked->names, ", "));
    const bool same_key = blocked->key_fingerprint == at_.key_fingerprint();
    if (same_key && !(rights_ && rights_->write_time)) {
        throw Error(ErrorKind::refused,
                    fmt::format("nothing is written to this site: {}{}", printable(blocked->why),
                                printable(wrong, 1'000)),
                    roles_to_grant());
    }
    const auto lock = LockFile::acquire(at_.paths.lock, std::chrono::seconds{5});
    if (!lock) {
        throw Error(ErrorKind::locked,
                    fmt::format("nothing is written to this site yet: a pass (PID {}) holds its lock",
                                LockFile::holder(at_.paths.lock).pid),
                    "run zksync auth again when it has ended");
    }
    SiteFile site(at_.paths.file);
    site.clear_blocked();
    // What was seen before it was blocked proves nothing: the next pass rehearses anew.
    if (const auto memo = site.rehearsal()) site.set_rehearsal({"", memo->at, memo->utc_offset});
    list_.ok(fmt::format("zksync writes to it again: {}{}",
                         same_key ? "the time is kept now" : "it has another key now",
                         printable(wrong, 1'000)));
}

void SiteCheck::run() {
    way();
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
    list_.check("blocked", "writing to it", Needed::by_none, [&] { blocked(); });
}

} // namespace

void check_site(const SiteAuth& at, const CheckSink& sink) { SiteCheck(at, sink).run(); }

} // namespace zksync
