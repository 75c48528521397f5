#include "device/roster_reader.hpp"

#include <initializer_list>
#include <string>

namespace zksync {

namespace {

/// The first of these fields that holds something.
std::string text_in(json::Value row, std::initializer_list<std::string_view> keys) {
    for (const std::string_view key : keys) {
        const json::Value field = row[key];
        if (!field.is_string() && !field.is_number()) continue;
        if (auto text = field.text().value_or(""); !text.empty()) return text;
    }
    return {};
}

} // namespace

std::optional<Terminal> read_terminal(json::Value row) {
    Terminal terminal;
    terminal.serial_number = text_in(row, {"sn", "terminal_sn"});
    if (terminal.serial_number.empty()) return std::nullopt;
    terminal.alias = text_in(row, {"alias", "terminal_alias"});
    terminal.firmware = text_in(row, {"fw_ver", "firmware"});
    terminal.ip_address = text_in(row, {"ip_address"});
    terminal.state = text_in(row, {"state"});
    terminal.last_activity = LocalTime::parse(text_in(row, {"last_activity"}));
    return terminal;
}

std::optional<DeviceEmployee> read_employee(json::Value row) {
    DeviceEmployee employee{EmployeeCode{text_in(row, {"emp_code"})}, text_in(row, {"first_name"})};
    if (employee.code.value.empty()) return std::nullopt;
    const std::string last = text_in(row, {"last_name"});
    if (!employee.name.empty() && !last.empty()) employee.name += ' ';
    employee.name += last;
    return employee;
}

} // namespace zksync
