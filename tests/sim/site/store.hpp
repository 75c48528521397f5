#pragma once

#include "checkin_table.hpp"
#include "doctypes.hpp"
#include "json.hpp"
#include "series_lock.hpp"

#include <map>
#include <shared_mutex>
#include <string>
#include <vector>

namespace zksync_sim::site {

struct User {
    std::string api_key, api_secret, name;
    std::vector<std::string> roles;
    std::string time_zone; ///< of the profile; "" is the site's
    bool enabled = true;
    std::vector<std::string> allowed_employees; ///< User Permissions; none: everybody
    std::vector<std::string> allowed_companies; ///< the same, of the companies: told, and hiding nobody

    bool is_guest() const { return name == "Guest"; }
    bool may_see(const std::string& employee) const;
};

struct Comment {
    std::string checkin, content;
};

/// Documents of one DocType, by folded name.
using Documents = std::map<std::string, Json>;

/// Everything that the site has committed. Whoever reads holds `mutex` shared, whoever changes it alone.
struct Store {
    mutable std::shared_mutex mutex;
    SeriesLock series_lock;

    Version version = 0;
    CheckinTable checkins;
    std::map<std::string, Documents> documents;
    std::map<std::string, std::uint64_t> series;
    std::map<std::string, User> users; ///< by API key
    std::map<std::string, std::vector<Permission>> permissions;
    std::vector<std::string> custom_fields; ///< of Employee
    std::vector<Comment> comments;

    Store();
    /// Back to the state of a fresh site: one user, nobody employed.
    void reset();

    const Json* find(const std::string& doctype, std::string_view name) const;
    std::vector<Permission> permissions_of(const std::string& doctype) const;
    /// Any of the user's roles has `action` (read, write, create) at this level.
    bool permits(const User& user, const std::string& doctype, int level, int Permission::*action) const;
    /// The columns, Employee's custom ones included.
    std::vector<Field> fields_of(const std::string& doctype) const;
    /// Another employee with this attendance_device_id, compared as the database does it.
    const Json* employee_with_code(const std::string& code, const std::string& except) const;
    /// The next name of a series such as `HR-ATT-2026-`, committed at once.
    std::string take_name(const std::string& prefix, int width);
    /// A name that somebody brought along: its series goes on behind it, so that none is given twice.
    void note_name(const std::string& name);
};

/// An Employee's document with what is missing filled in.
Json employee_document(const Json& given, Micros now);
Json shift_type_document(const Json& given, Micros now);
Json shift_assignment_document(const Json& given, const std::string& name, Micros now);

} // namespace zksync_sim::site
