#include "mapcheck/map_devices.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

bool has_own_direction(const DeviceConfig& device, const std::string& terminal) {
    const auto found = device.terminals.find(terminal);
    return found != device.terminals.end() && found->second.direction.has_value();
}

/// Do the terminals whose direction the device's rule decides exist at all?
bool rule_decides(const DevicePunches& seen) {
    return seen.terminals.empty() || !std::ranges::all_of(seen.terminals, [&](const std::string& terminal) {
               return has_own_direction(*seen.device, terminal);
           });
}

LogType meaning_of(const DeviceConfig& device, std::optional<int> state) {
    const auto found = state ? device.states.find(*state) : device.states.end();
    return found == device.states.end() ? LogType::none : found->second;
}

} // namespace

bool has_no_directions(const DevicePunches& seen) {
    if (!rule_decides(seen)) return false;
    if (seen.device->direction == Direction::none) return true;
    if (seen.device->direction != Direction::by_state || seen.states.empty()) return false;
    return std::ranges::all_of(seen.states, [&](const auto& state) {
        return meaning_of(*seen.device, state.first) == LogType::none;
    });
}

void find_one_state(const MapPicture& picture, const FindingSink& sink) {
    for (const DevicePunches& seen : picture.devices) {
        // Somebody punched twice, and still it is the same: while everybody has come and nobody has gone it
        // proves nothing.
        const bool telling = seen.states.size() == 1 && seen.punches > seen.codes;
        if (!telling || seen.device->direction != Direction::by_state || !rule_decides(seen)) continue;
        const auto state = seen.states.begin()->first;
        const LogType meaning = meaning_of(*seen.device, state);
        if (meaning == LogType::none) continue;
        Finding finding{FindingKind::one_state, false};
        finding.device = seen.device->name;
        finding.punches = seen.punches;
        finding.value_now = std::to_string(*state);
        const std::string way = seen.terminals.size() > 1
                                    ? "give each terminal a direction, or set direction = \"none\""
                                    : "set direction = \"none\"";
        finding.what_to_do =
            fmt::format("every punch of {} has state {} and would be an {}: {} in [device.{}]",
                        seen.device->name, *state, to_text(meaning), way, seen.device->name);
        sink(finding);
    }
}

void find_refused_lists(const MapPicture& picture, const FindingSink& sink) {
    for (const DevicePunches& seen : picture.devices) {
        if (seen.list_refused.empty()) continue;
        Finding finding{FindingKind::no_employee_list, false};
        finding.device = seen.device->name;
        finding.what_to_do =
            fmt::format("only the codes that punched were compared, without names: {}", seen.list_refused);
        sink(finding);
    }
}

} // namespace zksync
