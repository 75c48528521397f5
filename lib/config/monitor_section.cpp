#include "config/common_keys.hpp"
#include "config/sections.hpp"

namespace zksync::config_file {

std::optional<std::string> read_ping_url(Section& section) {
    auto url = section.text("ping_url");
    if (!url) return std::nullopt;
    // Not quoted: whoever has it can speak for this host.
    const auto address = url->substr(0, url->find('?'));
    const bool ends = address.ends_with('/') && !address.ends_with("//");
    if (base_url_problem(ends ? address.substr(0, address.size() - 1) : address, BelowPath::allowed).empty())
        return url;
    section.wrong("ping_url", "is no address that can be asked for; expected one like "
                              "\"https://hc-ping.com/00000000-0000-0000-0000-000000000000\"");
    return std::nullopt;
}

MonitorConfig read_monitor(Section& section) {
    MonitorConfig monitor;
    monitor.ping_url = read_ping_url(section);
    if (const auto file = section.text("metrics_file"))
        monitor.metrics_file = section.reading().path_from_here(*file);
    if (const auto file = section.text("report_file"))
        monitor.report_file = section.reading().path_from_here(*file);
    section.finish();
    return monitor;
}

} // namespace zksync::config_file
