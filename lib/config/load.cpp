#include "config/load.hpp"

#include "config/device_rules.hpp"
#include "config/section.hpp"
#include "config/sections.hpp"
#include "config/small_file.hpp"
#include "core/error.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace zksync {
namespace {

using config_file::Position;
using config_file::Reading;
using config_file::Section;

SiteConfig read_site_of(Section& file) {
    if (auto section = file.section("site")) return config_file::read_site(*section);
    if (!file.has("site"))
        file.missing_section("site", "there is no [site]; expected one with url and api_key");
    return {};
}

std::vector<DeviceConfig> read_devices_of(Section& file, const SiteConfig& site) {
    auto sections = file.sections("device", "[device.NAME]");
    std::vector<DeviceConfig> devices;
    for (auto& [name, section] : sections) devices.push_back(config_file::read_device(section, name, site));
    config_file::check_devices(devices, sections);
    const auto* all = file.value("device");
    const auto* table = all == nullptr ? nullptr : std::get_if<config_file::Table>(&all->value);
    if (all == nullptr || (table != nullptr && table->entries.empty()))
        file.missing_section("device",
                             "there is no device; expected a [device.NAME] with url, username and since");
    return devices;
}

std::vector<ShiftConfig> read_shifts_of(Section& file, const std::vector<DeviceConfig>& devices) {
    std::vector<std::string> names;
    for (const auto& device : devices) names.push_back(device.name);
    std::vector<ShiftConfig> shifts;
    for (auto& [name, section] : file.sections("shift", "[shift.\"NAME\"]"))
        shifts.push_back(config_file::read_shift(section, name, names));
    return shifts;
}

Config read_tree(Reading& reading, const config_file::Table& tree) {
    Section file(reading, tree, Position{}, "");
    Config config;
    config.file = reading.file;
    if (const auto path = file.text("state_dir")) config.state_dir = reading.path_from_here(*path);
    config.site = read_site_of(file);
    config.devices = read_devices_of(file, config.site);
    config.shifts = read_shifts_of(file, config.devices);
    if (auto section = file.section("map_check")) config.map_check = config_file::read_map_check(*section);
    if (auto section = file.section("monitor")) config.monitor = config_file::read_monitor(*section);
    if (auto section = file.section("notify")) config.notify = config_file::read_notify(*section);
    file.finish();
    return config;
}

config_file::SmallFile read_file_or_fail(const std::filesystem::path& file) {
    try {
        return config_file::read_small_file(file);
    } catch (const config_file::UnreadableFile& error) {
        throw Error(
            ErrorKind::configuration,
            fmt::format("cannot read the configuration {}: {}", printable(file.string()), error.what()),
            error.hint);
    }
}

/// The secrets that stand in the configuration itself.
std::vector<const SecretSource*> literal_secrets(const Config& config) {
    std::vector<const SecretSource*> sources{&config.site.api_secret};
    for (const auto& device : config.devices)
        sources.push_back(device.lone ? &device.lone->comm_key : &device.password);
    std::erase_if(sources,
                  [](const SecretSource* source) { return !std::holds_alternative<Secret>(source->from); });
    return sources;
}

} // namespace

ConfigReading read_config(std::string_view text, const std::filesystem::path& file,
                          const Environment& environment) {
    Reading reading{file, environment, {}};
    ConfigReading result;
    result.config.file = file;
    const auto parsed = config_file::parse_toml(text);
    if (const auto* error = std::get_if<config_file::SyntaxError>(&parsed))
        reading.problem(error->at, error->text);
    else
        result.config = read_tree(reading, std::get<config_file::Table>(parsed));
    std::stable_sort(reading.problems.begin(), reading.problems.end(),
                     [](const ConfigProblem& left, const ConfigProblem& right) {
                         return std::pair(left.line, left.column) < std::pair(right.line, right.column);
                     });
    result.problems = std::move(reading.problems);
    return result;
}

Config load_config(const std::filesystem::path& file, const Environment& environment) {
    const auto read = read_file_or_fail(file);
    auto reading = read_config(read.content, file, environment);
    const auto name = printable(file.string(), 4'096);
    std::vector<std::string> lines;
    for (const auto& problem : reading.problems)
        lines.push_back(fmt::format("{}:{}:{}: {}", name, problem.line, problem.column, problem.text));
    std::string hint;
    for (const auto* secret : literal_secrets(reading.config)) {
        if (!is_open_to_others(read.access, this_caller())) break;
        lines.push_back(
            fmt::format("{}: {}: others can read or write this file; expected a file with a secret in it "
                        "to be its owner's alone, or its group's to read where that is zksync's own",
                        secret->place, secret->key));
        hint = how_to_close(file, read.access, this_caller());
    }
    if (!lines.empty())
        throw Error(ErrorKind::configuration, fmt::format("{}", fmt::join(lines, "\n")), std::move(hint));
    return std::move(reading.config);
}

} // namespace zksync
