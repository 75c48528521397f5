#include "control_attendance.hpp"

#include "collation.hpp"

#include <mutex>
#include <stdexcept>

namespace zksync_sim::site {
namespace {

Json attendance_document(Store& store, Micros now, const Json& given) {
    if (!given.contains("employee") || !given.contains("attendance_date"))
        throw std::invalid_argument("an Attendance has employee and attendance_date");
    Json document{{"name", store.take_name("HR-ATT-SIM-", 5)},
                  {"owner", "Administrator"},
                  {"creation", format_time(now)},
                  {"modified", format_time(now)},
                  {"modified_by", "Administrator"},
                  {"docstatus", 1},
                  {"idx", 0},
                  {"status", "Present"}};
    for (const auto& [key, value] : given.items()) document[key] = value;
    return document;
}

void unlink(Store& store, const Json& attendance) {
    const auto linked = store.checkins.pool().id(text_of(attendance, "name").value_or(""));
    for (const auto& [time, id] : store.checkins.of_employee(text_of(attendance, "employee").value_or("")))
        if (store.checkins.row(id).attendance == linked) store.checkins.row(id).attendance = 0;
}

} // namespace

Json put_attendances(Store& store, Micros now, const Json& given) {
    const std::unique_lock lock(store.mutex);
    ++store.version;
    Json names = Json::array();
    for (const auto& one : given.is_array() ? given : Json::array({given})) {
        Json document = attendance_document(store, now, one);
        const auto name = text_of(document, "name").value_or("");
        names.push_back(name);
        store.documents["Attendance"][folded(name)] = std::move(document);
    }
    return {{"names", names}};
}

Json cancel_attendances(Store& store, const Json& given) {
    const std::unique_lock lock(store.mutex);
    ++store.version;
    std::size_t cancelled = 0;
    for (auto& [key, attendance] : store.documents["Attendance"]) {
        const bool meant = text_of(attendance, "employee") == text_of(given, "employee") &&
                           text_of(attendance, "attendance_date") == text_of(given, "attendance_date");
        if (!meant || whole_number(attendance, "docstatus") == 2) continue;
        attendance["docstatus"] = 2;
        unlink(store, attendance);
        ++cancelled;
    }
    if (cancelled == 0) throw std::invalid_argument("no such Attendance");
    return {{"cancelled", cancelled}};
}

} // namespace zksync_sim::site
