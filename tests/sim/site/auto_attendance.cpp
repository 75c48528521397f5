#include "auto_attendance.hpp"

#include "collation.hpp"
#include "shifts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace zksync_sim::site {
namespace {

using PersonDay = std::pair<std::string, std::string>; ///< employee, date

/// One Shift Type's run of the job.
class Run {
public:
    Run(Store& store, const Json& shift_type, Micros now)
        : store_(store), shift_type_(shift_type), name_(text_of(shift_type, "name").value_or("")), now_(now) {
        for (const auto& [key, attendance] : store.documents["Attendance"])
            if (stands_in_the_way(attendance))
                marked_[{*text_of(attendance, "employee"), *text_of(attendance, "attendance_date")}] =
                    *text_of(attendance, "name");
    }

    Json process() {
        const auto after = time_or_nothing(text_of(shift_type_, "process_attendance_after").value_or(""));
        const auto mark = time_or_nothing(text_of(shift_type_, "last_sync_of_checkin").value_or(""));
        if (whole_number(shift_type_, "enable_auto_attendance") == 0 || !after || !mark) return nullptr;
        take_checkins(*after, *mark);
        mark_absent(*after, *mark);
        return {{"shift_type", name_}, {"present", present_}, {"absent", absent_}, {"late", late_}};
    }

private:
    /// One that was not cancelled, of this shift or of none.
    bool stands_in_the_way(const Json& attendance) const {
        const auto shift = text_of(attendance, "shift").value_or("");
        return whole_number(attendance, "docstatus") < 2 && (shift.empty() || shift == name_);
    }

    bool eligible(const CheckinRow& row, Micros after, Micros mark) const {
        if (row.deleted != 0 || row.skip_auto_attendance != 0 || row.attendance != 0 || row.shift == 0)
            return false;
        return store_.checkins.pool().text(row.shift) == name_ && row.time >= after &&
               row.shift_actual_end != no_time && row.shift_actual_end < mark;
    }

    void take_checkins(Micros after, Micros mark) {
        std::map<PersonDay, std::vector<RowId>> days;
        for (RowId id = 0; id < store_.checkins.rows().size(); ++id) {
            const auto& row = store_.checkins.row(id);
            if (!eligible(row, after, mark)) continue;
            days[{store_.checkins.pool().text(row.employee), format_date(row.shift_start)}].push_back(id);
        }
        for (const auto& [day, rows] : days) {
            if (const auto existing = marked_.find(day); existing != marked_.end()) {
                skip(rows, existing->second);
                continue;
            }
            const double hours = working_hours(rows);
            const std::string status = status_for(hours);
            link(rows, add_attendance(day, status, hours));
            ++(status == "Absent" ? absent_ : present_);
        }
    }

    /// "First Check-in and Last Check-out". A strict shift makes nothing of what has no log type: 0.0 hours.
    double working_hours(const std::vector<RowId>& rows) const {
        const bool strict = text_of(shift_type_, "determine_check_in_and_check_out") ==
                            "Strictly based on Log Type in Employee Checkin";
        Micros first = no_time, last = no_time;
        for (const RowId id : rows) {
            const auto& row = store_.checkins.row(id);
            const auto& type = store_.checkins.pool().text(row.log_type);
            if ((!strict || type == "IN") && (first == no_time || row.time < first)) first = row.time;
            if ((!strict || type == "OUT") && row.time > last) last = row.time;
        }
        if (first == no_time || last == no_time) return 0;
        return static_cast<double>(last - first) / static_cast<double>(60 * one_minute);
    }

    std::string status_for(double hours) const {
        if (hours < real_number(shift_type_, "working_hours_threshold_for_absent")) return "Absent";
        return hours < real_number(shift_type_, "working_hours_threshold_for_half_day") ? "Half Day"
                                                                                        : "Present";
    }

    void link(const std::vector<RowId>& rows, const std::string& attendance) {
        for (const RowId id : rows)
            store_.checkins.row(id).attendance = store_.checkins.pool().id(attendance);
    }

    void skip(const std::vector<RowId>& rows, const std::string& attendance) {
        for (const RowId id : rows) {
            auto& row = store_.checkins.row(id);
            row.skip_auto_attendance = 1;
            row.modified = now_;
            store_.comments.push_back(
                {store_.checkins.name_of(row),
                 "Reason for skipping auto attendance:<br>Attendance <a href=\"/app/attendance/" +
                     attendance + "\">" + attendance + "</a> is already marked"});
            ++late_;
        }
    }

    std::string add_attendance(const PersonDay& day, const std::string& status, double hours) {
        const auto name = store_.take_name("HR-ATT-" + format_date(now_).substr(0, 4) + "-", 5);
        const Json* employee = store_.find("Employee", day.first);
        store_.documents["Attendance"][folded(name)] = {
            {"name", name},
            {"owner", "Administrator"},
            {"creation", format_time(now_)},
            {"modified", format_time(now_)},
            {"modified_by", "Administrator"},
            {"docstatus", 1},
            {"idx", 0},
            {"employee", day.first},
            {"employee_name", employee == nullptr ? "" : text_of(*employee, "employee_name").value_or("")},
            {"status", status},
            {"working_hours", hours},
            {"attendance_date", day.second},
            {"company", "Example"},
            {"shift", name_}};
        marked_[day] = name;
        return name;
    }

    /// A day's Absent appears once the mark is in the next day; after a night shift, once it has passed the
    /// next shift's early margin.
    bool over(Micros midnight, Micros mark) const {
        const bool by_night = shift_day(shift_type_, midnight).end > midnight + one_day;
        return mark >=
               (by_night ? shift_day(shift_type_, midnight + one_day).actual_start : midnight + one_day);
    }

    void mark_absent(Micros after, Micros mark) {
        std::vector<PersonDay> missing;
        for (const auto& [key, employee] : store_.documents["Employee"]) {
            if (text_of(employee, "status") != "Active") continue;
            const auto joined = time_or_nothing(text_of(employee, "date_of_joining").value_or(""));
            const auto left = time_or_nothing(text_of(employee, "relieving_date").value_or(""));
            for (Micros day = midnight_of(std::max(after, joined.value_or(after)));
                 over(day, mark) && (!left || day <= *left); day += one_day) {
                const PersonDay wanted{*text_of(employee, "name"), format_date(day)};
                if (shift_of_day(store_, employee, day) == name_ && !marked_.contains(wanted))
                    missing.push_back(wanted);
            }
        }
        for (const auto& day : missing) add_attendance(day, "Absent", 0);
        absent_ += missing.size();
    }

    Store& store_;
    const Json& shift_type_;
    std::string name_;
    Micros now_;
    std::map<PersonDay, std::string> marked_;
    std::size_t present_ = 0, absent_ = 0, late_ = 0;
};

} // namespace

Json process_auto_attendance(Store& store, Micros now) {
    ++store.version;
    Json report = Json::array();
    for (const auto& [key, shift_type] : store.documents["Shift Type"])
        if (auto one = Run(store, shift_type, now).process(); !one.is_null())
            report.push_back(std::move(one));
    return report;
}

} // namespace zksync_sim::site
