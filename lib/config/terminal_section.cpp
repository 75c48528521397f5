#include "config/sections.hpp"

#include "config/common_keys.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace zksync::config_file {
namespace {

/// The text is UTF-8: bytes that go on with a letter are not counted.
std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

} // namespace

TerminalConfig read_terminal(Section& section) {
    constexpr std::size_t longest_device_id = 140; // what the site's field holds
    TerminalConfig terminal;
    terminal.device_id = section.text("device_id");
    if (terminal.device_id && letters(*terminal.device_id) > longest_device_id)
        section.wrong("device_id", fmt::format("has {} letters; expected up to {}",
                                               letters(*terminal.device_id), longest_device_id));
    terminal.direction = read_direction(section);
    terminal.latitude = section.number("latitude", -90, 90);
    terminal.longitude = section.number("longitude", -180, 180);
    if (section.has("latitude") != section.has("longitude"))
        section.wrong(section.has("latitude") ? "latitude" : "longitude",
                      "stands alone; expected latitude and longitude together");
    terminal.ignore = section.flag("ignore").value_or(terminal.ignore);
    terminal.retired = section.flag("retired").value_or(terminal.retired);
    section.finish();
    return terminal;
}

} // namespace zksync::config_file
