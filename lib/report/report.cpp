#include "report/report.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

// What a report adds up to, and its range.

namespace zksync::report {
namespace {

template <class Value>
std::int64_t sum_over(const Report& report, Value value) {
    std::int64_t sum = 0;
    for (const DeviceReport& device : report.devices) sum += value(device);
    return sum;
}

} // namespace

Range Range::whole_days() const {
    return {from.midnight(), (to - std::chrono::microseconds{1}).midnight() + std::chrono::days{1}};
}

std::int64_t DeviceReport::rows(PunchState state) const {
    std::int64_t sum = 0;
    for (const DayOutcome& one : outcomes)
        if (one.state == state) sum += one.rows;
    return sum;
}

std::int64_t DeviceReport::rows(PunchState state, Reason reason) const {
    std::int64_t sum = 0;
    for (const DayOutcome& one : outcomes)
        if (one.state == state && one.reason == reason) sum += one.rows;
    return sum;
}

std::int64_t DeviceReport::late() const {
    std::int64_t sum = 0;
    for (const TerminalReport& terminal : terminals) sum += terminal.late;
    return sum;
}

std::int64_t Report::rows(PunchState state) const {
    return sum_over(*this, [&](const DeviceReport& device) { return device.rows(state); });
}

std::int64_t Report::rows(PunchState state, Reason reason) const {
    return sum_over(*this, [&](const DeviceReport& device) { return device.rows(state, reason); });
}

std::int64_t Report::all_rows() const {
    std::int64_t sum = 0;
    for (const PunchState state : all_punch_states) sum += rows(state);
    return sum;
}

std::int64_t Report::late() const {
    return sum_over(*this, [](const DeviceReport& device) { return device.late(); });
}

std::optional<Moment> Report::late_since() const {
    std::optional<Moment> latest;
    for (const DeviceReport& device : devices) latest = std::max(latest, device.late_since);
    return latest;
}

std::int64_t Report::too_late() const {
    return sum_over(*this, [](const DeviceReport& device) { return device.too_late_rows; });
}

std::string Report::name_of(const EmployeeCode& id) const {
    const auto found = employees.find(id);
    if (found == employees.end()) return "";
    std::vector<std::string> called;
    for (const std::string& employee : found->second) called.push_back(name_of(employee));
    return fmt::format("{}", fmt::join(called, ", "));
}

std::string Report::name_of(const std::string& employee) const {
    const auto found = names.find(employee);
    return found == names.end() ? "" : found->second;
}

Range range_of(const Question& question, LocalTime today) {
    constexpr std::chrono::days shown{29}, day{1};
    // A second that was asked for is a whole one.
    const LocalTime to =
        question.until ? question.until->whole_second() + std::chrono::seconds{1} : today.midnight() + day;
    const LocalTime last = question.until ? question.until->midnight() : today.midnight();
    return {question.since.value_or(last - shown), to};
}

} // namespace zksync::report
