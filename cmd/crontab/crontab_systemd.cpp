#include "crontab/crontab_formats.hpp"
#include "schedule/schedule.hpp"
#include "unit_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace zksync {
namespace {

/// Text in a unit file, where % begins a specifier.
std::string in_unit(const std::string& text) {
    std::string out;
    for (const char c : text) out += c == '%' ? std::string("%%") : std::string(1, c);
    return out;
}

/// One word of ExecStart=.
std::string word_for_systemd(const std::string& text) {
    refuse_control_characters(text, "a unit of systemd");
    std::string word;
    bool plain = !text.empty();
    for (const char c : in_unit(text)) {
        if (c == '"' || c == '\\') word += '\\';
        if (c == '$') word += '$';
        word += c;
        if (std::string_view(" \t'\";").find(c) != std::string_view::npos) plain = false;
    }
    return plain ? word : '"' + word + '"';
}

bool is_in_a_home(const std::filesystem::path& path) {
    static constexpr std::array<std::string_view, 3> homes{"/home/", "/root/", "/run/user/"};
    return std::ranges::any_of(homes, [&](std::string_view home) { return path.string().starts_with(home); });
}

std::string command_of(const ScheduleSource& source) {
    std::string command = word_for_systemd(source.program.string());
    for (const std::string& argument : source.arguments) command += " " + word_for_systemd(argument);
    return command;
}

/// systemd makes and names /var/lib/zksync itself; any other directory has to be there. A folder of [monitor]
/// need not be: that is a warning of the pass, and nothing to start none for.
std::string state_of(const ScheduleSource& source) {
    std::string lines = source.state_dir == system_state_dir
                            ? "StateDirectory=zksync\nStateDirectoryMode=0700"
                            : fmt::format("ReadWritePaths={}", word_for_systemd(source.state_dir.string()));
    for (const auto& folder : source.writes_to)
        lines += fmt::format("\nReadWritePaths={}", word_for_systemd("-" + folder.string()));
    return lines;
}

std::string service_of(const ScheduleSource& source) {
    std::vector<std::filesystem::path> paths{source.writes_to};
    paths.insert(paths.end(), {source.program, source.config, source.state_dir});
    const bool at_home = std::ranges::any_of(paths, is_in_a_home);
    return fmt::format(service_unit, fmt::arg("user", source.user), fmt::arg("command", command_of(source)),
                       fmt::arg("state", state_of(source)), fmt::arg("homes", at_home ? "read-only" : "yes"));
}

std::string timer_of(const DeviceConfig& device, const std::string& fields) {
    const CronTimes times = cron_times(fields);
    std::string notes, moments;
    if (device.frequency.kind == Frequency::Kind::all) notes = fmt::format("# {}\n", every_minute_note);
    if (!ever_comes(times)) notes = "# no such day: this never comes\n";
    for (const std::string& moment : on_calendar(times)) moments += fmt::format("OnCalendar={}\n", moment);
    return fmt::format(timer_unit, fmt::arg("device", device.name), fmt::arg("moments", notes + moments));
}

} // namespace

std::vector<UnitFile> systemd_units(const ScheduleSource& source) {
    std::vector<UnitFile> units{{"zksync@.service", service_of(source)}};
    for (std::size_t i = 0; i < source.devices.size(); ++i) {
        const DeviceConfig& device = source.devices[i];
        if (device.enabled)
            units.push_back(
                {fmt::format("zksync@{}.timer", device.name), timer_of(device, source.fields[i])});
    }
    return units;
}

std::string systemd_way_on(const ScheduleSource& source) {
    std::string timers;
    for (const DeviceConfig& device : source.devices)
        if (device.enabled) timers += fmt::format(" zksync@{}.timer", device.name);
    return timers.empty() ? "" : "systemctl daemon-reload && systemctl enable --now" + timers;
}

std::string systemd_text(const ScheduleSource& source) {
    std::string text;
    for (const UnitFile& unit : systemd_units(source))
        text +=
            fmt::format("{}# /etc/systemd/system/{}\n{}", text.empty() ? "" : "\n", unit.name, unit.content);
    for (const DeviceConfig& device : source.devices)
        if (!device.enabled) text += fmt::format("\n# {} is paused: enabled = false\n", device.name);
    if (const std::string way_on = systemd_way_on(source); !way_on.empty())
        return text + "\n# Then: " + way_on;
    text.pop_back();
    return text;
}

} // namespace zksync
