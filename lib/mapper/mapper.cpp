#include "mapper/mapper.hpp"

#include "core/error.hpp"
#include "mapper/device_label.hpp"
#include "mapper/spelling.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <vector>

namespace zksync {
namespace {

using namespace std::chrono_literals;

/// No punch that zksync carries is older; a terminal that lost its clock restarts in 2000 or 1970.
constexpr LocalTime first_possible{std::chrono::local_days{std::chrono::year{2015} / 1 / 1}};
constexpr auto largest_lead = 24h;
constexpr auto one_day = 24h;

TimeZone zone_or_throw(const std::string& name, const std::string& key) {
    if (auto zone = TimeZone::find(name)) return *std::move(zone);
    throw Error(ErrorKind::configuration, fmt::format("{}: this host knows no time zone \"{}\"", key, name),
                "write it as in Asia/Dubai; the package tzdata has to be installed");
}

Judgement waiting(Reason reason) { return {PunchState::waiting, reason, {}}; }
Judgement ignored(Reason reason) { return {PunchState::ignored, reason, {}}; }
Judgement quarantined(Reason reason) { return {PunchState::quarantined, reason, {}}; }

/// Both days included, in site time (docs/rules.md, section 3).
bool is_employed_at(const Employee& employee, SiteTime time) {
    if (employee.joined && time.wall() < *employee.joined) return false;
    return !employee.relieved || time.wall() < *employee.relieved + one_day;
}

const TerminalConfig* find_terminal(const DeviceConfig& device, const Punch& punch) {
    const auto found = device.terminals.find(punch.terminal);
    return found == device.terminals.end() ? nullptr : &found->second;
}

Direction direction_of(const DeviceConfig& device, const Punch& punch) {
    const TerminalConfig* terminal = find_terminal(device, punch);
    return terminal != nullptr && terminal->direction ? *terminal->direction : device.direction;
}

std::optional<LogType> state_log_type(const DeviceConfig& device, const Punch& punch) {
    if (!punch.state_code) return std::nullopt;
    const auto found = device.states.find(*punch.state_code);
    if (found == device.states.end()) return std::nullopt;
    return found->second;
}

} // namespace

Mapper::Mapper(const DeviceConfig& device, const SiteConfig& site)
    : device_(device), host_zone_(TimeZone::host()) {
    // Without a zone of the device's, the site's is not our business (docs/rules.md, section 5).
    if (!device.time_zone) return;
    if (!site.time_zone) {
        throw Error(ErrorKind::configuration,
                    fmt::format("device.{}.time_zone is set, but site.time_zone is not", device.name),
                    "set site.time_zone to the zone that the site's clock shows");
    }
    device_zone_ = zone_or_throw(*device.time_zone, fmt::format("device.{}.time_zone", device.name));
    site_zone_ = zone_or_throw(*site.time_zone, "site.time_zone");
}

Judgement Mapper::judge_owner(const Punch& punch) const {
    const EmployeeCode code = punch.code.bare();
    if (code.value.empty() || code.value == "0") return ignored(Reason::no_code);
    if (device_.ignore.contains(code)) return ignored(Reason::ignore_list);
    if (device_.leaves_out(punch.terminal)) return ignored(Reason::terminal_ignored);
    return {};
}

Judgement Mapper::judge_name(const Punch& punch) const {
    const bool is_told_whose = device_.codes.contains(punch.code.bare());
    const bool is_nameless = device_.lone && is_of_nameless_user(punch.code) && !is_told_whose;
    return is_nameless ? waiting(Reason::no_code) : Judgement{};
}

Judgement Mapper::judge(const Punch& punch, LocalTime now) const {
    if (auto owner = judge_owner(punch); owner.state != PunchState::pending) return owner;
    if (!punch.time) return quarantined(Reason::unusable_time);
    if (*punch.time < first_possible) return quarantined(Reason::before_2015);
    if (*punch.time < device_.since) return ignored(Reason::before_since);
    if (*punch.time > now + largest_lead) return quarantined(Reason::ahead);
    return judge_name(punch);
}

Judgement Mapper::judge_released(const Punch& punch, LocalTime /*now*/) const {
    if (auto owner = judge_owner(punch); owner.state != PunchState::pending) return owner;
    if (!punch.time) return quarantined(Reason::unusable_time);
    if (*punch.time < device_.since) return ignored(Reason::before_since);
    return judge_name(punch);
}

std::variant<Checkin, Judgement> Mapper::map(const Punch& punch, std::span<const Employee> candidates) const {
    if (!punch.time) return quarantined(Reason::unusable_time);

    if (auto named = judge_name(punch); named.state != PunchState::pending) return named;

    const EmployeeCode id = biometric_id(punch.code);
    std::vector<const Employee*> owners;
    for (const Employee& candidate : candidates) {
        if (candidate.biometric_id == id) owners.push_back(&candidate);
    }
    if (owners.empty()) return waiting(Reason::no_employee);
    if (owners.size() > 1) return waiting(Reason::several_employees);

    const Employee& owner = *owners.front();
    const SiteTime time = site_time(*punch.time);
    if (owner.status == "Inactive") return waiting(Reason::inactive);
    if (!is_employed_at(owner, time)) return waiting(Reason::not_employed);

    Checkin checkin{owner.name, time, log_type(punch), device_id(punch), {}, {}};
    if (device_.coordinates == PlaceSource::punch && punch.place) {
        checkin.latitude = punch.place->latitude;
        checkin.longitude = punch.place->longitude;
    } else if (const TerminalConfig* terminal = find_terminal(device_, punch)) {
        checkin.latitude = terminal->latitude;
        checkin.longitude = terminal->longitude;
    }
    return checkin;
}

std::string Mapper::spelled(const EmployeeCode& code) const {
    return both_spellings(code, biometric_id(code));
}

LogType Mapper::log_type(const Punch& punch) const {
    switch (direction_of(device_, punch)) {
    case Direction::in:
        return LogType::in;
    case Direction::out:
        return LogType::out;
    case Direction::none:
        return LogType::none;
    case Direction::by_state:
        break;
    }
    return state_log_type(device_, punch).value_or(LogType::none);
}

bool Mapper::knows_state_of(const Punch& punch) const {
    return direction_of(device_, punch) != Direction::by_state || state_log_type(device_, punch).has_value();
}

std::string Mapper::device_id(const Punch& punch) const {
    const TerminalConfig* terminal = find_terminal(device_, punch);
    // A terminal that stands alone is called what its device is called.
    const std::string serial = device_.lone ? std::string{} : punch.terminal;
    const std::array candidates{terminal != nullptr ? terminal->device_id.value_or("") : std::string{},
                                punch.terminal_alias, serial};
    for (const std::string& candidate : candidates) {
        if (auto label = device_label(candidate); is_legible(label)) return label;
    }
    return device_label(device_.name);
}

} // namespace zksync
