#include "mapcheck/map_check.hpp"
#include "frappe/frappe_client.hpp"
#include "http/curl_transport.hpp"
#include "journal/journal.hpp"
#include "map_check/map_report.hpp"
#include "mapper/mapper.hpp"
#include "output/asked_file.hpp"
#include "output/exit_codes.hpp"
#include "passes/device_end.hpp"
#include "program.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace zksync {
namespace {

/// The devices that were asked for: without --device, every one that is not paused.
std::vector<const DeviceConfig*> wanted_devices(const Program& program) {
    if (program.options().device) return {&program.device()};
    std::vector<const DeviceConfig*> devices;
    for (const DeviceConfig& device : program.config().devices) {
        if (device.enabled) devices.push_back(&device);
    }
    return devices;
}

/// The token is kept where there is a state directory of ours; map-check makes none.
TokenStore token_store_for_check(Program& program, const DeviceConfig& device) {
    if (std::filesystem::exists(program.state_to_read().directory()))
        return {program.state().token(device.name), TokenStore::Mode::keeping};
    return {program.state_to_read().token(device.name), TokenStore::Mode::forgetful};
}

void read_device(Program& program, const DeviceConfig& device, MapCheck& check) {
    const Log log = program.output().log(device.name);
    const Mapper mapper(device, program.config().site);
    const auto journal = Journal::open_existing(program.state_to_read().journal(device.name));
    DeviceEnd end(program, device, journal ? &*journal : nullptr, token_store_for_check(program, device),
                  log);
    check.read_device({device, mapper, end.source(),
                       journal && tells_of_codes(*journal) ? &*journal : nullptr, program.clock(),
                       program.output().progress(device.name)});
}

void read_site(Program& program, MapCheck& check) {
    const Log log = program.output().log("site");
    http::CurlTransport transport(way_to(program.config().site));
    FrappeClient client(
        program.config().site, [&] { return program.api_secret(); }, transport, log);
    check.read_site(client);
}

void tell(const Program& program, const MapReport& report, int exit_code) {
    if (const auto& file = program.options().xlsx) return tell_as_sheet(program.output(), report, *file);
    if (program.options().csv) return tell_as_csv(program.output(), report);
    if (program.output().is_json()) return tell_as_json(program.output(), report, exit_code);
    tell_as_table(program.output(), report);
}

} // namespace

int run_map_check(Program& program) {
    const auto devices = wanted_devices(program);
    if (devices.empty()) {
        throw Error(ErrorKind::usage, "every device is paused (enabled = false)", "name one: --device NAME");
    }
    if (program.options().xlsx) check_can_be_written(*program.options().xlsx, "--xlsx");
    const LocalTime today =
        Mapper(*devices.front(), program.config().site).site_now(program.clock().now()).wall();
    MapCheck check(program.config(), today);
    read_site(program, check);
    std::vector<int> codes;
    for (const DeviceConfig* device : devices) {
        codes.push_back(
            guarded(program.output(), device->name, [&] { read_device(program, *device, check); }).exit_code);
    }
    const int devices_code = exit_code_of_all(codes);
    MapReport report = check.report();
    report.unread = static_cast<std::size_t>(
        std::ranges::count_if(codes, [](int code) { return code != exit_codes::done; }));
    // A device that could not be read proves nothing: no go-live is safe then, whatever the others say.
    const int answer = report.findings.blocking() > 0 ? exit_codes::found_something : exit_codes::done;
    const int exit_code = devices_code != exit_codes::done ? devices_code : answer;
    tell(program, report, exit_code);
    return exit_code;
}

} // namespace zksync
