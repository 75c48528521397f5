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
            if (const auto existing = marked_.find(day); existing != marked_.end())
                skip(rows, existing->second);
            else if (usable(rows))
                link(rows, add_attendance(day, "Present"));
        }
    }

    /// A strict shift cannot work with check-ins that have no log type.
    bool usable(const std::vector<RowId>& rows) const {
        if (text_of(shift_type_, "determine_check_in_and_check_out") !=
            "Strictly based on Log Type in Employee Checkin")
            return true;
        return std::any_of(rows.begin(), rows.end(), [&](RowId id) {
            return !store_.checkins.pool().text(store_.checkins.row(id).log_type).empty();
        });
    }

    void link(const std::vector<RowId>& rows, const std::string& attendance) {
        for (const RowId id : rows)
            store_.checkins.row(id).attendance = store_.checkins.pool().id(attendance);
        ++present_;
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

    std::string add_attendance(const PersonDay& day, const char* status) {
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
        for (const auto& day : missing) add_attendance(day, "Absent");
        absent_ = missing.size();
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
