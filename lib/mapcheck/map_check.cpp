#include "mapcheck/map_check.hpp"

#include "journal/journal.hpp"
#include "mapcheck/map_days.hpp"
#include "mapcheck/punch_census.hpp"
#include "mapper/mapper.hpp"
#include "pass/marks.hpp"
#include "source/source.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

bool is_nobodys(const DeviceConfig& device, const EmployeeCode& code) {
    const EmployeeCode bare = code.bare();
    return bare.value.empty() || bare.value == "0" || device.ignore.contains(bare);
}

bool is_assigned_still(const ShiftAssignment& assignment, Day today) {
    return !assignment.end || day_of(*assignment.end) >= today;
}

} // namespace

bool tells_of_codes(const Journal& journal) {
    return marks::moment(journal, marks::last_complete_read).has_value();
}

MapCheck::MapCheck(const Config& config, LocalTime today)
    : picture_{config, {}, {}, {}, {}, {}, {}, day_of(today)} {}

/// The code as the site is asked for it; how the device spells it is kept where that differs.
std::string MapCheck::id_of(std::uint16_t device, const EmployeeCode& code) {
    const std::string bare = code.bare().value;
    if (bare != code.value) picture_.codes_with_blanks.emplace(device, code.value);
    std::string id = picture_.devices.at(device).device->biometric_id(code).value;
    if (id != bare || given_ids_.contains(id)) picture_.spellings[id].insert(bare);
    return id;
}

void MapCheck::read_site(FrappeClient& client) {
    // HR would be told to type IDs that are there.
    if (const auto hidden = hidden_employees(
            client.employee_view(), "compare employee codes with biometric IDs", picture_.config.site.url))
        throw *hidden;
    std::unordered_map<std::string, std::uint16_t> numbers; // of the shift types, from 1
    for (const std::string& name : client.shift_type_names()) {
        picture_.shifts.push_back(client.shift_type(name));
        numbers.emplace(name, static_cast<std::uint16_t>(picture_.shifts.size()));
    }
    client.for_each_employee([&](const Employee& employee) {
        const auto number = numbers.find(employee.default_shift);
        picture_.staff.add(employee, number == numbers.end() ? std::uint16_t{0} : number->second);
    });
    picture_.staff.finish();
    read_assignments(client, numbers);
}

void MapCheck::read_assignments(FrappeClient& client,
                                const std::unordered_map<std::string, std::uint16_t>& numbers) {
    const Day go_live = go_live_of(picture_);
    const auto works_in = [&](Staff::Person& person, std::uint16_t number, Day from) {
        const ShiftType& shift = picture_.shifts.at(number - 1U);
        person.shift_from = std::min(person.shift_from, from);
        if (shift.auto_attendance) person.attended_from = std::min(person.attended_from, from);
        if (shift.auto_attendance && shift.strict_log_type()) person.strict_shift = number;
        if (person.status != Staff::Status::active) return;
        picture_.shifts_in_use.insert(shift.name);
        const bool attends = shift.auto_attendance && from <= go_live;
        picture_.attends_by_itself = picture_.attends_by_itself || attends;
    };
    picture_.staff.for_each([&](Staff::Person& person) {
        if (person.shift != 0) works_in(person, person.shift, Staff::always);
    });
    client.for_each_shift_assignment([&](const ShiftAssignment& assignment) {
        Staff::Person* person = picture_.staff.named(assignment.employee);
        const auto number = numbers.find(assignment.shift_type);
        if (!person || number == numbers.end() || !is_assigned_still(assignment, picture_.today)) return;
        works_in(*person, number->second, assignment.start ? day_of(*assignment.start) : Staff::always);
    });
}

void MapCheck::read_device(const MapDevice& from) {
    const auto number = static_cast<std::uint16_t>(picture_.devices.size());
    DevicePunches& seen = picture_.devices.emplace_back();
    seen.device = &from.device;
    for (const auto& [code, id] : from.device.codes) given_ids_.insert(id.value);
    read_employees(from, number, seen);
    if (from.journal) {
        read_journal(from, number, seen);
    } else {
        read_transactions(from, number, seen);
    }
}

/// Where the list is refused, or there is none, the codes that punched must do.
void MapCheck::read_employees(const MapDevice& from, std::uint16_t number, DevicePunches& seen) {
    std::int64_t done = 0;
    try {
        from.source.for_each_employee([&](const DeviceEmployee& employee) {
            ++seen.employees;
            if (is_nobodys(from.device, employee.code)) return;
            picture_.codes.add_employee(number, id_of(number, employee.code), employee.name);
            if (from.progress) from.progress("reading employees", ++done, std::nullopt);
        });
        seen.has_read_list = true;
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::refused && error.kind() != ErrorKind::configuration) throw;
        // What keeps a terminal from being read at all, its key or another one in its place, is no matter of
        // its list: that is said again here.
        if (from.device.lone) from.source.terminals();
        seen.list_refused = error.what();
    }
}

void MapCheck::read_journal(const MapDevice& from, std::uint16_t number, DevicePunches& seen) {
    const auto site_day = [&](std::optional<LocalTime> time, Day none) {
        return time ? day_of(from.mapper.site_time(*time).wall()) : none;
    };
    from.journal->for_each_code([&](const CodeCount& count) {
        if (is_nobodys(from.device, count.code)) return;
        const auto rows = static_cast<std::uint32_t>(count.rows);
        picture_.codes.add_punches(
            number, id_of(number, count.code),
            {rows, rows, site_day(count.oldest, Staff::never), site_day(count.newest, 0)});
        ++seen.codes;
        seen.punches += count.rows;
    });
    const LocalTime now = from.mapper.device_now(from.clock.now());
    read_directions(from, now);
    seen.states = from.journal->state_codes(now - from.device.lookback);
    for (const TerminalActivity& terminal : from.journal->terminals(now)) {
        if (!from.device.leaves_out(terminal.serial_number)) seen.terminals.insert(terminal.serial_number);
    }
}

void MapCheck::read_directions(const MapDevice& from, LocalTime now) {
    std::map<std::string, Untyped> counts;
    from.journal->for_each_origin(now - from.device.lookback, [&](const OriginCount& origin) {
        Punch punch;
        punch.terminal = origin.terminal;
        punch.state_code = origin.state_code;
        Untyped& count = counts[from.mapper.biometric_id(origin.code).value];
        count.of += origin.rows;
        if (from.mapper.log_type(punch) == LogType::none) count.without_log_type += origin.rows;
    });
    for (const auto& [code, count] : counts) {
        if (count.without_log_type == 0) continue;
        Untyped& all = picture_.untyped[code];
        all.of += count.of;
        all.without_log_type += count.without_log_type;
    }
}

void MapCheck::read_transactions(const MapDevice& from, std::uint16_t number, DevicePunches& seen) {
    const LocalTime now = from.mapper.device_now(from.clock.now());
    PunchCensus census(from, seen);
    from.source.for_each_punch((now - from.device.lookback).midnight(),
                               [&](const Punch& punch) { census.take(punch); },
                               [&](std::int64_t done, std::optional<std::int64_t> total) {
                                   if (from.progress) from.progress("reading punches", done, total);
                               });
    census.put_into(picture_.codes, number);
    for (const std::string& code : census.spellings()) id_of(number, EmployeeCode{code});
    census.put_into(picture_.untyped);
}

MapReport MapCheck::report() {
    picture_.codes.finish();
    return {FindingRows(picture_), picture_.staff.people().size(), picture_.codes.size(), 0};
}

} // namespace zksync
