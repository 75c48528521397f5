#include "auth/site_check.hpp"
#include "frappe/frappe_client.hpp"
#include "journal/site_file.hpp"
#include "pass/wrong_checkins.hpp"
#include "util/lock_file.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zksync {

void SiteCheck::roles() {
    try {
        roles_ = at_.client.roles(user_);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused) throw;
        return list_.warn(fmt::format("{} may not see its own roles: {}", printable(user_), error.what()));
    }
    list_.ok(fmt::format("its roles: {}", printable(fmt::format("{}", fmt::join(*roles_, ", ")), 400)));
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
    const EmployeeView view = at_.client.employee_view();
    if (*employees_ < view.total) {
        const std::string permissions = list_of_permissions(view);
        throw Error(
            ErrorKind::refused,
            fmt::format("{} sees only {} of the site's {} employees: a User Permission stands in the way{}",
                        printable(user_), *employees_, view.total,
                        permissions.empty() ? "" : ": " + permissions),
            remove_user_permissions());
    }
    if (const auto hidden = hidden_employees(view, "read all employees", at_.site.url)) throw *hidden;
    if (!view.permissions.empty()) {
        return list_.warn(fmt::format("{} has User Permissions, and employees beside them are not shown: {}",
                                      printable(user_), list_of_permissions(view)),
                          remove_user_permissions());
    }
    if (*employees_ > 1) return list_.ok(fmt::format("it may read all {} employees", *employees_));
    list_.warn(*employees_ == 0 ? "it sees no employee" : "it sees one employee only",
               "right for a site that has no more; else see that the user has no User Permission");
}

std::string SiteCheck::roles_to_grant() const { return printable(role_to_grant(table_, user_), 400); }

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
    if (!blocked && list_.has_failure())
        return list_.skip("whether zksync would write to it, because of what failed above");
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
    unblock(site);
    list_.ok(fmt::format("zksync writes to it again: {}",
                         same_key ? "the time is kept now" : "it has another key now"));
}

/// Whether or not the site is blocked still: attendance counts what is wrong there until somebody deletes it.
void SiteCheck::wrong_checkins() {
    const auto file = SiteFile::open_existing(at_.paths.file);
    const auto named = file ? file->wrong_checkins() : std::vector<WrongCheckin>{};
    if (named.empty()) return;
    const auto left = still_wrong(at_.client, named);
    if (left != named) {
        // A pass at work forgets them by itself.
        if (const auto lock = LockFile::acquire(at_.paths.lock, std::chrono::seconds{5}))
            SiteFile(at_.paths.file).set_wrong_checkins(left);
    }
    if (left.empty()) return list_.ok("the check-ins that were named as wrong are gone or were put right");
    std::vector<std::string> names;
    for (const WrongCheckin& wrong : left) names.push_back(wrong.name);
    list_.warn(
        printable(fmt::format("wrong on the site, and still there: {}", fmt::join(names, ", ")), 2'000),
        "delete them on the site: attendance counts them");
}

} // namespace zksync
