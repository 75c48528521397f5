#include "control_checkins.hpp"

#include "shifts.hpp"

#include <mutex>
#include <stdexcept>

namespace zksync_sim::site {
namespace {

std::optional<Micros> time_filter(const Request& filters, const char* name) {
    const auto text = filters.parameter(name);
    if (!text) return std::nullopt;
    const auto moment = time_or_nothing(*text);
    if (!moment) throw std::invalid_argument(std::string("no time: ") + name);
    return moment;
}

/// Calls `visit` with the id of every present row that the filters name, in the order in which they came.
template <class Visit>
void for_each(const CheckinTable& table, const Request& filters, Visit visit) {
    const auto employee = filters.parameter("employee");
    const auto name = filters.parameter("name");
    const auto from = time_filter(filters, "from"), to = time_filter(filters, "to");
    const auto employee_id = employee ? table.pool().known(*employee) : std::nullopt;
    for (RowId id = 0; id < table.rows().size(); ++id) {
        const auto& row = table.row(id);
        if (row.deleted != 0 || (employee && employee_id != row.employee)) continue;
        if ((from && row.time < *from) || (to && row.time >= *to)) continue;
        if (name && *name != table.name_of(row)) continue;
        visit(id);
    }
}

void fill_in(const Store& store, Checkin& checkin) {
    const Json* employee = store.find("Employee", checkin.employee);
    if (employee == nullptr) return;
    checkin.employee_name = text_of(*employee, "employee_name").value_or("");
    const auto day = shift_at(store, *employee, checkin.time);
    if (!day) return;
    checkin.shift = day->shift_type;
    checkin.shift_start = day->start, checkin.shift_end = day->end;
    checkin.shift_actual_start = day->actual_start, checkin.shift_actual_end = day->actual_end;
}

Checkin checkin_from(Store& store, Micros now, const Json& given) {
    const auto time = time_or_nothing(text_of(given, "time").value_or(""));
    const auto employee = text_of(given, "employee");
    if (!time || !employee) throw std::invalid_argument("a check-in has employee and time");
    Checkin checkin;
    checkin.employee = *employee;
    checkin.time = *time;
    checkin.log_type = text_of(given, "log_type");
    checkin.device_id = text_of(given, "device_id");
    checkin.attendance = text_of(given, "attendance");
    checkin.owner = checkin.modified_by = text_of(given, "owner").value_or("Administrator");
    checkin.skip_auto_attendance = whole_number(given, "skip_auto_attendance") != 0;
    checkin.creation = time_or_nothing(text_of(given, "creation").value_or("")).value_or(now);
    checkin.modified = checkin.creation;
    const auto name = text_of(given, "name");
    checkin.name = name ? *name : store.take_name("EMP-CKIN-SIM-", 6);
    store.note_name(checkin.name);
    fill_in(store, checkin);
    return checkin;
}

} // namespace

Json show_checkins(const Store& store, const Request& filters) {
    const std::shared_lock lock(store.mutex);
    Json list = Json::array();
    for_each(store.checkins, filters, [&](RowId id) {
        list.push_back(checkin_document(store.checkins.unpack(store.checkins.row(id))));
    });
    return list;
}

std::string checkins_as_tsv(const Store& store, const Request& filters) {
    const std::shared_lock lock(store.mutex);
    const auto& table = store.checkins;
    std::string lines;
    for_each(table, filters, [&](RowId id) {
        const auto& row = table.row(id);
        lines += table.name_of(row) + '\t' + table.pool().text(row.employee) + '\t' + format_time(row.time) +
                 '\t' + table.pool().text(row.log_type) + '\t' + table.pool().text(row.device_id) + '\n';
    });
    return lines;
}

Json put_checkins(Store& store, Micros now, const Json& given) {
    const std::unique_lock lock(store.mutex);
    Json names = Json::array();
    std::vector<Checkin> checkins;
    for (const auto& one : given.is_array() ? given : Json::array({given}))
        checkins.push_back(checkin_from(store, now, one));
    ++store.version;
    for (const auto& checkin : checkins) {
        store.checkins.add(checkin, store.version);
        names.push_back(checkin.name);
    }
    return {{"names", names}};
}

Json generate_checkins(Store& store, Micros now, const Json& given) {
    const auto employees = given.at("employees").get<std::vector<std::string>>();
    const auto from = time_or_nothing(text_of(given, "from").value_or(""));
    if (employees.empty() || !from) throw std::invalid_argument("employees and from are required");
    const auto prefix = text_of(given, "name_prefix").value_or("EMP-CKIN-OLD-");
    const auto count = static_cast<std::size_t>(whole_number(given, "count"));
    const auto step = given.value("step_seconds", 1LL) * one_second;
    const std::unique_lock lock(store.mutex);
    ++store.version;
    for (std::size_t i = 0; i < count; ++i) {
        Checkin checkin;
        checkin.name = prefix + std::to_string(i + 1);
        checkin.owner = checkin.modified_by = "Administrator";
        checkin.employee = employees[i % employees.size()];
        checkin.time = *from + static_cast<Micros>(i / employees.size()) * step;
        checkin.creation = checkin.modified = now;
        checkin.log_type = i / employees.size() % 2 == 0 ? "IN" : "OUT";
        checkin.device_id = text_of(given, "device_id");
        fill_in(store, checkin);
        store.checkins.add(checkin, store.version);
    }
    return {{"rows", count}};
}

Json change_checkins(Store& store, const Json& given) {
    const auto employee = text_of(given, "employee").value_or("");
    const Json& set = given.at("set");
    const std::unique_lock lock(store.mutex);
    ++store.version;
    std::size_t changed = 0;
    for (const auto& [time, id] : store.checkins.of_employee(employee)) {
        auto& row = store.checkins.row(id);
        if (set.contains("skip_auto_attendance"))
            row.skip_auto_attendance = whole_number(set, "skip_auto_attendance") != 0 ? 1 : 0;
        if (set.contains("log_type"))
            row.log_type = store.checkins.pool().id(text_of(set, "log_type").value_or(""));
        ++changed;
    }
    return {{"changed", changed}};
}

Json delete_checkins(Store& store, const Request& filters) {
    if (filters.query.empty()) throw std::invalid_argument("name the check-ins: name, employee, from, to");
    const std::unique_lock lock(store.mutex);
    const Version version = ++store.version;
    std::size_t deleted = 0;
    for_each(store.checkins, filters, [&](RowId id) {
        store.checkins.remove(id, version);
        ++deleted;
    });
    return {{"deleted", deleted}};
}

Json checkin_statistics(const Store& store) {
    const std::shared_lock lock(store.mutex);
    std::size_t rows = 0, duplicates = 0;
    for (const auto& [employee, timeline] : store.checkins.by_employee()) {
        Micros last_second = no_time;
        for (const auto& [time, id] : timeline) {
            if (store.checkins.row(id).deleted != 0) continue;
            const Micros second = time - ((time % one_second) + one_second) % one_second;
            ++rows;
            if (second == last_second) ++duplicates;
            last_second = second;
        }
    }
    return {{"rows_stored", rows}, {"exact_duplicates", duplicates}};
}

} // namespace zksync_sim::site
