#include "device/roster_reader.hpp"

#include <algorithm>
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

/// A key is kept as it is, and none is longer than this: of what a list has besides, that much.
constexpr std::size_t longest = 500;

std::string shown_in(json::Value row, std::initializer_list<std::string_view> keys) {
    std::string text = text_in(row, keys);
    text.resize(std::min(text.size(), longest));
    return text;
}

} // namespace

std::optional<Terminal> read_terminal(json::Value row) {
    Terminal terminal;
    terminal.serial_number = text_in(row, {"sn", "terminal_sn"});
    if (terminal.serial_number.empty() || terminal.serial_number.size() > longest) return std::nullopt;
    terminal.alias = shown_in(row, {"alias", "terminal_alias"});
    terminal.firmware = shown_in(row, {"fw_ver", "firmware"});
    terminal.ip_address = shown_in(row, {"ip_address"});
    terminal.state = shown_in(row, {"state"});
    terminal.last_activity = LocalTime::parse(text_in(row, {"last_activity"}));
    return terminal;
}

std::optional<DeviceEmployee> read_employee(json::Value row) {
    DeviceEmployee employee{EmployeeCode{text_in(row, {"emp_code"})}, shown_in(row, {"first_name"})};
    if (employee.code.value.empty() || employee.code.value.size() > longest) return std::nullopt;
    const std::string last = shown_in(row, {"last_name"});
    if (!employee.name.empty() && !last.empty()) employee.name += ' ';
    employee.name += last;
    return employee;
}

} // namespace zksync
