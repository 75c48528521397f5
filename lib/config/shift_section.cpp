#include "config/sections.hpp"

#include "config/did_you_mean.hpp"
#include "config/in_quotes.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync::config_file {
namespace {

std::vector<std::string> read_shift_devices(Section& section, const std::vector<std::string>& known) {
    if (!section.has("devices"))
        section.missing("devices", "the devices it waits for, like devices = [\"lobby\"]");
    const auto devices = section.texts("devices");
    if (!devices) return {};
    if (devices->empty()) section.wrong("devices", "is empty; expected the devices that the shift waits for");
    for (auto name = devices->begin(); name != devices->end(); ++name) {
        if (std::find(known.begin(), known.end(), *name) == known.end())
            section.wrong("devices",
                          fmt::format("{} is not configured; expected the NAME of a [device.NAME]{}",
                                      in_quotes(*name), did_you_mean(*name, known)));
        if (std::find(devices->begin(), name, *name) != name)
            section.wrong("devices", fmt::format("{} is there twice; expected it once", in_quotes(*name)));
    }
    return *devices;
}

} // namespace

ShiftConfig read_shift(Section& section, const std::string& name,
                       const std::vector<std::string>& device_names) {
    ShiftConfig shift;
    shift.name = name;
    if (name.empty())
        section.wrong_here(
            "has no name; expected that of a Shift Type of the site, like [shift.\"Day Shift\"]");
    shift.devices = read_shift_devices(section, device_names);
    shift.margin = section.duration("margin", Zero::allowed).value_or(shift.margin);
    shift.hold = section.duration("hold").value_or(shift.hold);
    shift.silent_after = section.duration("silent_after").value_or(shift.silent_after);
    section.finish();
    return shift;
}

} // namespace zksync::config_file
