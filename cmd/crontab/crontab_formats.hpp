#pragma once

#include "config/config.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace zksync {

/// What a schedule needs to know of this zksync, whoever is to start it.
struct ScheduleSource {
    std::filesystem::path program, config, state_dir; ///< absolute
    std::string user;                                 ///< whose state directory it is
    /// `--config F` and `--state-dir D`, as far as a pass would not find those by itself.
    std::vector<std::string> arguments;
    std::span<const DeviceConfig> devices;             ///< the paused ones too
    std::vector<std::string> fields;                   ///< when each of them starts, as crontab(5) has it
    std::string site = {};                             ///< its URL
    std::vector<std::filesystem::path> writes_to = {}; ///< folders besides the state directory
};

/// Where systemd makes the state directory of a unit with StateDirectory=zksync.
inline constexpr std::string_view system_state_dir = "/var/lib/zksync";

/// Ends with Error (usage) where a path holds a line break, or another control character: neither a crontab
/// nor a unit can hold it, and what stands behind the break would be a line of its own. `whole` names which
/// of the two.
void refuse_control_characters(const std::string& path, std::string_view whole);

/// For `crontab`, and with the column of the user for /etc/cron.d. Throws Error (usage) for a path that a
/// crontab cannot hold.
std::string crontab_text(const ScheduleSource& source);
std::string cron_d_text(const ScheduleSource& source);
/// A unit of systemd.
struct UnitFile {
    std::string name, content;
};
/// A service for all devices and a timer for each that is not paused. Throws Error (usage) for a path that a
/// unit cannot hold.
std::vector<UnitFile> systemd_units(const ScheduleSource& source);
/// The same, each below a line with its path, and what to type then.
std::string systemd_text(const ScheduleSource& source);
/// "systemctl daemon-reload && …": what to type once the units are there; "" when there is no timer.
std::string systemd_way_on(const ScheduleSource& source);
/// A CronJob for each device, whose passes are kept on one node at a time.
std::string kubernetes_text(const ScheduleSource& source);

/// What stands beside `all`.
inline constexpr std::string_view every_minute_note = "every minute: use with care with many devices";

} // namespace zksync
