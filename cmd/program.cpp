#include "program.hpp"

#include "config/comm_key.hpp"
#include "config/did_you_mean.hpp"
#include "config/load.hpp"
#include "config/secret_source.hpp"
#include "output/exit_codes.hpp"
#include "util/paths.hpp"
#include "util/secret.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace zksync {

Program::Program(Options options, const Output& output)
    : options_(std::move(options)), output_(output),
      config_(load_config(find_config(options_.config, process_environment), process_environment)) {}

std::filesystem::path Program::locate_state_dir() const {
    return find_state_dir(options_.state_dir, config_.state_dir, config_.file, process_environment);
}

StateFiles Program::state() {
    if (!state_) {
        const auto directory = locate_state_dir();
        prepare_state_dir(directory);
        state_.emplace(directory);
    }
    return *state_;
}

StateFiles Program::state_to_read() const {
    const auto directory = locate_state_dir();
    require_visible_state_dir(directory);
    return StateFiles(directory);
}

Journals& Program::journals() {
    if (!journals_) journals_.emplace(state_to_read());
    return *journals_;
}

const DeviceConfig& Program::device() const {
    std::vector<std::string> names;
    for (const DeviceConfig& device : config_.devices) names.push_back(device.name);
    if (options_.device) {
        if (const DeviceConfig* device = config_.find_device(*options_.device)) return *device;
        throw Error(ErrorKind::usage,
                    fmt::format("the configuration has no device \"{}\"{}", printable(*options_.device),
                                config_file::did_you_mean(*options_.device, names)),
                    fmt::format("it has: {}", fmt::join(names, ", ")));
    }
    if (config_.devices.size() == 1) return config_.devices.front();
    throw Error(ErrorKind::usage, "which device? The configuration has several",
                fmt::format("--device NAME, one of {}; or --all", fmt::join(names, ", ")));
}

std::vector<const DeviceConfig*> Program::devices() const {
    if (!options_.all) return {&device()};
    std::vector<const DeviceConfig*> devices;
    for (const DeviceConfig& device : config_.devices) {
        if (device.enabled) devices.push_back(&device);
    }
    return devices;
}

Secret Program::password(const DeviceConfig& device) {
    return read_secret(device.password, process_environment);
}

std::uint32_t Program::comm_key(const DeviceConfig& device) {
    return read_comm_key(*device.lone, process_environment);
}

Secret Program::api_secret() {
    if (!api_secret_) api_secret_ = read_secret(config_.site.api_secret, process_environment);
    return *api_secret_;
}

std::string Program::key_fingerprint() {
    return fingerprint(
        {config_.site.url, config_.site.api_key, api_secret().reveal(), config_.site.time_zone.value_or("")});
}

Error bug(const std::exception& exception) {
    return Error(ErrorKind::bug, fmt::format("a bug in zksync: {}", exception.what()),
                 "nothing is lost: the journal holds what was read; please report it with the output of -vv");
}

DeviceOutcome guarded(const Output& output, const std::string& device, const std::function<void()>& work) {
    try {
        work();
        return {};
    } catch (const Error& error) {
        // Two passes of one device at once are nobody's fault: cron shall not send mail for it.
        if (error.kind() != ErrorKind::locked || output.is_verbose()) output.error(device, error);
        return {exit_code_of(error.kind()), error};
    } catch (const Interrupted&) {
        throw;
    } catch (const std::exception& exception) {
        const Error error = bug(exception);
        output.error(device, error);
        return {exit_code_of(error.kind()), error};
    }
}

} // namespace zksync
