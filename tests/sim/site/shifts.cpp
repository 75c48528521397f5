#include "shifts.hpp"

namespace zksync_sim::site {
namespace {

bool covers(const Json& assignment, Micros midnight) {
    if (whole_number(assignment, "docstatus") != 1 || text_of(assignment, "status") != "Active") return false;
    const auto from = time_or_nothing(text_of(assignment, "start_date").value_or(""));
    const auto to = time_or_nothing(text_of(assignment, "end_date").value_or(""));
    return from && *from <= midnight && (!to || midnight <= *to);
}

} // namespace

ShiftDay shift_day(const Json& shift_type, Micros midnight) {
    const Micros start = parse_clock(text_of(shift_type, "start_time").value_or("8:00:00"));
    Micros end = parse_clock(text_of(shift_type, "end_time").value_or("17:00:00"));
    if (end <= start) end += one_day;
    ShiftDay day;
    day.shift_type = text_of(shift_type, "name").value_or("");
    day.start = midnight + start;
    day.end = midnight + end;
    day.actual_start =
        day.start - whole_number(shift_type, "begin_check_in_before_shift_start_time") * one_minute;
    day.actual_end = day.end + whole_number(shift_type, "allow_check_out_after_shift_end_time") * one_minute;
    return day;
}

const Json* assignment_of_day(const Store& store, const std::string& employee, Micros midnight) {
    const auto table = store.documents.find("Shift Assignment");
    if (table == store.documents.end()) return nullptr;
    for (const auto& [name, assignment] : table->second)
        if (text_of(assignment, "employee") == employee && covers(assignment, midnight)) return &assignment;
    return nullptr;
}

std::optional<std::string> shift_of_day(const Store& store, const Json& employee, Micros midnight) {
    if (const Json* assignment = assignment_of_day(store, text_of(employee, "name").value_or(""), midnight))
        return text_of(*assignment, "shift_type");
    return text_of(employee, "default_shift");
}

std::optional<ShiftDay> shift_at(const Store& store, const Json& employee, Micros moment) {
    const Micros today = midnight_of(moment);
    std::optional<ShiftDay> best;
    // Where the margins of two days overlap, the shift itself is stronger than a margin.
    for (const Micros midnight : {today - one_day, today, today + one_day}) {
        const auto name = shift_of_day(store, employee, midnight);
        const Json* shift_type = name ? store.find("Shift Type", *name) : nullptr;
        if (shift_type == nullptr) continue;
        const auto day = shift_day(*shift_type, midnight);
        if (moment < day.actual_start || moment > day.actual_end) continue;
        if (day.start <= moment && moment <= day.end) return day;
        if (!best) best = day;
    }
    return best;
}

} // namespace zksync_sim::site
