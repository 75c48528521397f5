#pragma once

#include "config/config.hpp"
#include "core/checkin.hpp"
#include "core/employee.hpp"
#include "core/judgement.hpp"
#include "core/punch.hpp"
#include "util/time_zone.hpp"

#include <optional>
#include <span>
#include <string>
#include <variant>

namespace zksync {

/// Turns punches into check-ins, by the configuration of one device. Pure: no I/O, no clock of its own.
class Mapper {
public:
    /// The zones must be known to the system (the configuration was checked). Throws Error (configuration)
    /// otherwise.
    Mapper(const DeviceConfig& device, const SiteConfig& site);

    /// What a punch is before any employee is asked for: pending, ignored or quarantined, in that order of
    /// proof: a time that cannot be true is quarantined unless it is nobody's anyway. `now` is device time.
    /// Rules: docs/rules.md, sections 1 and 3.
    Judgement judge(const Punch& punch, LocalTime now) const;
    /// The same for a punch whose time somebody vouched for with `--release`: never quarantined while its
    /// time can be read. Go-live (`since`) still counts.
    Judgement judge_released(const Punch& punch, LocalTime now) const;

    /// The check-in of a punch that has a time, or why it waits. `candidates`: the employees that the site
    /// gave for its biometric ID; they are compared byte by byte here.
    std::variant<Checkin, Judgement> map(const Punch& punch, std::span<const Employee> candidates) const;

    /// The biometric ID that a code of this device stands for: as the site is asked for it.
    EmployeeCode biometric_id(const EmployeeCode& code) const { return device_.biometric_id(code); }
    /// The code as it is told to people, with that ID where it is spelt otherwise.
    std::string spelled(const EmployeeCode& code) const;

    /// The terminal's direction, else the device's, else its state's log type; none for a state that is not
    /// known.
    LogType log_type(const Punch& punch) const;
    /// False for a state that the table does not know while the direction depends on it: worth a warning.
    bool knows_state_of(const Punch& punch) const;
    /// The terminal's `device_id`, else its alias in the row cut to 140 characters, else its serial number,
    /// else the device's name; of these the first that can be read.
    std::string device_id(const Punch& punch) const;
    /// Device time to site time: docs/rules.md, section 5. No zone configured, or the same on both sides: as
    /// it is.
    SiteTime site_time(LocalTime device_time) const;
    /// The reverse, for ranges that are given in site time (`why`, `reconcile`).
    LocalTime device_time(SiteTime site_time) const;
    /// Device time at `moment`: in `device.time_zone`, else in the host's zone.
    LocalTime device_now(Moment moment) const;
    /// Site time at `moment`: in `site.time_zone` where zones are configured, else as device_now.
    SiteTime site_now(Moment moment) const;

private:
    /// Ignored when it is nobody's attendance whatever its time says, else pending.
    Judgement judge_owner(const Punch& punch) const;
    /// Waiting where the terminal itself does not know whose it is, else pending.
    Judgement judge_name(const Punch& punch) const;
    /// Whether device time and site time are in different zones.
    bool converts() const;

    DeviceConfig device_;
    std::optional<TimeZone> device_zone_, site_zone_;
    TimeZone host_zone_;
};

} // namespace zksync
