#pragma once

#include "config/config.hpp"
#include "core/checkin.hpp"
#include "core/employee.hpp"
#include "core/reach.hpp"
#include "frappe/employee_view.hpp"
#include "frappe/write_answer.hpp"
#include "util/log.hpp"
#include "util/secret.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace zksync {

/// A check-in as a list of the site shows it: what is stored.
struct StoredCheckin {
    std::string name, employee;
    /// Absent when the caller may not see it, or it cannot be read: wrong (docs/reference/frappe-api.md,
    /// section 1).
    std::optional<LocalTime> time;
    LogType log_type = LogType::none;
    std::string device_id;
    std::optional<LocalTime> created; ///< `creation`, the site's wall clock
    std::string shift;
    std::optional<LocalTime> shift_start; ///< its date is the day that an Attendance of it is of
    std::optional<LocalTime> shift_actual_end;
    std::string attendance; ///< the Attendance that counted it, if any
    bool skip_auto_attendance = false;
};

/// Whether a document is there, for the caller.
enum class Presence {
    shown,
    hidden, ///< it is there, and the caller may not see it: a User Permission, most likely
    gone,
};

/// What a rehearsal told (docs/reference/frappe-api.md, section 1): everything was run and nothing stored.
struct Rehearsal {
    enum class Outcome {
        accepted,    ///< 200 with the document
        refused,     ///< the site looked at it and said no (417 and the like, in Frappe's JSON)
        broken,      ///< an error 500 in Frappe's JSON: of the row, or of what the site needs to work
        not_allowed, ///< 401, 403, 404, 405, 3xx: rehearsals, or the caller, are not welcome
        busy,        ///< lock time-out, deadlock: a write is still running
        failed,      ///< no usable answer; the site may be down
    };
    Outcome outcome = Outcome::failed;
    std::string time;                 ///< the document's `time` exactly as answered; "" when it has none
    std::optional<LocalTime> created; ///< the document's `creation`: the site's wall clock
    std::optional<Moment> date;       ///< the answer's Date header
    std::string name;                 ///< the name that the document would have had
    std::string exc_type, words;      ///< of anything but `accepted`: why, as one clear sentence
    std::string advice;               ///< what to do, where something before the site answered; else ""
    int status = 0;
    /// A refusal that comes after naming, as HRMS raises it in validate() (duplicate, inactive employee,
    /// coordinates, log type), has waited for the naming lock as a 200 has.
    bool passed_naming = false;
};

/// One line of DocType.permissions.
struct RolePermission {
    std::string role;
    int level = 0;
    bool read = false, write = false, create = false;
};

struct ShiftType {
    std::string name;
    bool auto_attendance = false;
    bool moves_mark_itself = false; ///< auto_update_last_sync
    std::optional<LocalTime> mark;  ///< last_sync_of_checkin, site time
    std::optional<LocalTime> process_after;
    std::string determine; ///< determine_check_in_and_check_out
    bool strict_log_type() const { return determine.starts_with("Strictly"); }
};

/// A submitted Attendance: one that was not cancelled.
struct Attendance {
    std::string name, employee;
    std::optional<LocalTime> day;
    std::string shift;                     ///< "" for one that was made by hand
    std::string status;                    ///< "Present", "Absent", "Half Day", …
    std::string leave_type;                ///< "" for none
    std::optional<LocalTime> created = {}; ///< `creation`, the site's wall clock
};

struct ShiftAssignment {
    std::string employee, shift_type;
    std::optional<LocalTime> start, end;
};

/// A Frappe site's API (docs/reference/frappe-api.md). Reads are retried while the fault is transient and
/// throw Error: unreachable, refused (401, 403), configuration (404, 3xx, an unknown site name, an unknown
/// employee_field), protocol (anything that is not Frappe's JSON), each with what to do. Writes are never
/// repeated here: what their answer means is a value.
class FrappeClient {
public:
    /// All references must outlive the client.
    FrappeClient(const SiteConfig& config, std::function<Secret()> api_secret, http::Transport& transport,
                 const Log& log);
    ~FrappeClient();

    /// Asks once, without the key, whether Frappe is there and has a site of that name (frappe.ping).
    Reach reach();
    /// The user that the key belongs to (frappe.auth.get_logged_user).
    std::string who_am_i();
    std::vector<std::string> roles(const std::string& user);
    /// The permission table of Employee Checkin, custom roles included (getdoctype).
    std::vector<RolePermission> checkin_permissions();
    /// app → version
    std::map<std::string, std::string> versions();
    /// The caller's own profile zone, NOT the site's.
    std::string profile_time_zone();

    /// The employees that the site finds for these codes, in chunks of at most 200 codes a request. The site
    /// compares leniently: compare the codes that come back.
    std::vector<Employee> employees_with(std::span<const EmployeeCode> codes);
    /// Those whose `name` (HR-EMP-00001) or whole `employee_name` is that text, as the site compares: case
    /// and accents aside.
    std::vector<Employee> employees_called(const std::string& text);
    /// Those of these names (HR-EMP-00001).
    std::vector<Employee> employees_named(std::span<const std::string> names);
    /// All employees, page by page, ordered by name.
    void for_each_employee(const std::function<void(const Employee&)>& each);

    /// How many employees there are. Up to 2025 whether or not the caller may see them: get_count looked at
    /// no permission (docs/reference/frappe-api.md, section 3).
    std::int64_t employee_total();
    /// Whether the caller is shown all of them, in three small requests; in some more when it is not.
    EmployeeView employee_view();

    /// Check-ins of these employees with from ≤ time < to, page by page, whatever device they came from.
    void for_each_checkin(std::span<const std::string> employees, SiteTime from, SiteTime to,
                          const std::function<void(const StoredCheckin&)>& each);
    /// Check-ins of everybody in that range.
    void for_each_checkin(SiteTime from, SiteTime to, const std::function<void(const StoredCheckin&)>& each);
    std::vector<StoredCheckin> checkins_named(std::span<const std::string> names);
    /// Of a check-in that no list shows: asks for the document itself, which is looked for before anybody's
    /// right to see it (docs/reference/frappe-api.md, section 3).
    Presence presence_of_checkin(const std::string& name);
    /// Of these names those that no list showed and that are there all the same. At most twenty are asked
    /// for.
    std::set<std::string> hidden_of(std::span<const std::string> names,
                                    const std::vector<StoredCheckin>& shown);
    /// Check-ins of these employees with that device_id whose `creation` is not before `since` (site's wall
    /// clock).
    std::vector<StoredCheckin> checkins_created_since(std::span<const std::string> employees,
                                                      const std::string& device_id, LocalTime since);

    /// Check-ins of these shifts with from ≤ time < to that no Attendance counts, the oldest names first; of
    /// several thousand only the first.
    std::vector<StoredCheckin> uncounted_checkins(std::span<const std::string> shifts, SiteTime from,
                                                  SiteTime to);
    /// What was made of these employees' day. Throws Error (refused) where the caller may not see it.
    std::vector<Attendance> attendances(std::span<const std::string> employees, LocalTime day);

    /// Runs everything that a create would run, by GET, and stores nothing. Sent once, on a fresh connection.
    Rehearsal rehearse(const Checkin& checkin, std::chrono::milliseconds timeout);
    /// One insert_many: one transaction, all or nothing. Sent exactly once, on a fresh connection, with
    /// write_timeout.
    WriteAnswer insert(std::span<const Checkin> checkins);

    /// Whole documents: a field that an older site has not is not asked for by name.
    std::vector<std::string> shift_type_names();
    ShiftType shift_type(const std::string& name);
    /// Moves last_sync_of_checkin; the caller has made sure that it moves forward.
    void set_mark(const std::string& shift_type, SiteTime mark);
    std::vector<ShiftAssignment> active_shift_assignments();
    /// The same, page by page.
    void for_each_shift_assignment(const std::function<void(const ShiftAssignment&)>& each);

    /// The Date header of the last answer, and nothing before the first.
    std::optional<Moment> server_date() const;
    /// Requests sent so far, retries included.
    int requests() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace zksync
