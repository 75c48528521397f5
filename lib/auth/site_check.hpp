#pragma once

#include "auth/auth_check.hpp"
#include "auth/check_list.hpp"
#include "auth/permissions.hpp"

#include "journal/site_file.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// The checks of one site, and what the earlier ones found for the later ones.
class SiteCheck {
public:
    SiteCheck(const SiteAuth& at, const CheckSink& sink) : at_(at), list_(sink) {}
    void run();

private:
    // auth_site.cpp: the way there, what it is, its clocks, its shifts
    void way();
    void versions();
    void host_clock();
    void profile_zone();
    void site_clock();
    void shift(const ShiftConfig& shift);
    ShiftType shift_type(const ShiftConfig& shift);
    void unzoned_clock(const RehearsalMemo& memo, const std::string& seen);
    // site_rights.cpp: what the key's user may see and do
    void roles();
    void employee_field();
    void employees();
    void create();
    void keep_time();
    void blocked();
    void wrong_checkins();
    std::string roles_to_grant() const;

    const SiteAuth& at_;
    CheckList list_;
    std::string user_;
    std::optional<std::vector<std::string>> roles_;
    std::vector<RolePermission> table_;
    std::optional<CheckinRights> rights_;   ///< nothing while its roles or the table are not known
    std::optional<std::int64_t> employees_; ///< how many it sees
};

} // namespace zksync
