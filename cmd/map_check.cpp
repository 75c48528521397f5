#include "mapcheck/map_check.hpp"
#include "csv.hpp"
#include "device/device_client.hpp"
#include "device_pass.hpp"
#include "exit_codes.hpp"
#include "frappe/frappe_client.hpp"
#include "http/curl_transport.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "program.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>

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

/// Says one finding after the other as it comes: there may be as many as employees.
class Listing {
public:
    virtual ~Listing() = default;
    virtual void begin() {}
    virtual void add(const Finding& finding) = 0;
    virtual void end(const MapCheck::Summary& summary, int exit_code) = 0;
};

class Table : public Listing {
public:
    explicit Table(const Output& output) : output_(output) {}

    void add(const Finding& finding) override {
        if (!begun_) line("", "finding", "code", "name on device", "what to do");
        begun_ = true;
        line(finding.blocks ? "STOP" : "look", heading(finding.kind), finding.code, finding.name_on_device,
             finding.what_to_do);
    }
    void end(const MapCheck::Summary& summary, int) override {
        if (begun_) output_.answer("");
        const std::string compared =
            fmt::format("{} employees and {} codes compared", summary.employees, summary.codes);
        if (summary.blocking > 0) {
            output_.answer(fmt::format("{}: {} to put right before a go-live (STOP), {} to look at", compared,
                                       summary.blocking, summary.other));
        } else {
            output_.answer(fmt::format("{}: nothing stands in the way of a go-live, {} to look at", compared,
                                       summary.other));
        }
    }

private:
    void line(std::string_view weight, std::string_view finding, std::string_view code, std::string_view name,
              std::string_view advice) const {
        output_.answer(fmt::format("{:<4} {:<32} {:<12} {:<24} {}", weight, finding, printable(code, 40),
                                   printable(name, 60), printable(advice, 1'000)));
    }

    const Output& output_;
    bool begun_ = false;
};

class Csv : public Listing {
public:
    explicit Csv(const Output& output) : output_(output) {}

    void begin() override {
        output_.answer(csv_row({"before_go_live", "finding", "device", "employee_code", "name_on_device",
                                "punches", "doctype", "document", "employee_name", "field", "value_now",
                                "type_this", "what_to_do"}));
    }
    void add(const Finding& finding) override {
        const auto punches = finding.punches > 0 ? std::to_string(finding.punches) : std::string{};
        output_.answer(csv_row(
            {finding.blocks ? "yes" : "no", std::string(heading(finding.kind)), finding.device, finding.code,
             finding.name_on_device, punches, finding.doctype,
             finding.shift_type.empty() ? finding.employee : finding.shift_type, finding.employee_name,
             finding.field, finding.value_now, finding.type_this, finding.what_to_do}));
    }
    void end(const MapCheck::Summary&, int) override {}

private:
    const Output& output_;
};

/// One document, written finding by finding.
class Json : public Listing {
public:
    explicit Json(const Output& output) : output_(output) {}

    void begin() override { output_.answer("{\"findings\":["); }
    void add(const Finding& finding) override {
        json::Writer json;
        json.begin_object()
            .member("finding", to_text(finding.kind))
            .member("blocks", finding.blocks)
            .member("device", finding.device)
            .member("employee_code", finding.code)
            .member("name_on_device", finding.name_on_device)
            .member("punches", finding.punches)
            .member("employee", finding.employee)
            .member("employee_name", finding.employee_name)
            .member("shift_type", finding.shift_type)
            .member("doctype", finding.doctype)
            .member("field", finding.field)
            .member("value_now", finding.value_now)
            .member("type_this", finding.type_this)
            .member("what_to_do", finding.what_to_do)
            .end_object();
        output_.answer((begun_ ? "," : "") + json.text());
        begun_ = true;
    }
    void end(const MapCheck::Summary& summary, int exit_code) override {
        json::Writer json;
        json.begin_object()
            .member("employees", summary.employees)
            .member("codes", summary.codes)
            .member("blocking", summary.blocking)
            .member("other", summary.other)
            .end_object();
        output_.answer(fmt::format("],\"summary\":{},\"exit_code\":{}}}", json.text(), exit_code));
    }

private:
    const Output& output_;
    bool begun_ = false;
};

std::unique_ptr<Listing> listing_for(const Program& program) {
    if (program.options().csv) return std::make_unique<Csv>(program.output());
    if (program.options().json) return std::make_unique<Json>(program.output());
    return std::make_unique<Table>(program.output());
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
    http::CurlTransport transport(way_to(device));
    DeviceClient client(
        device, [&] { return Program::password(device); }, transport, token_store_for_check(program, device),
        program.clock(), log);
    const auto journal = Journal::open_existing(program.state_to_read().journal(device.name));
    check.read_device({device, mapper, client, journal && tells_of_codes(*journal) ? &*journal : nullptr,
                       program.clock(), program.output().progress(device.name)});
}

void read_site(Program& program, MapCheck& check) {
    const Log log = program.output().log("site");
    http::CurlTransport transport(way_to(program.config().site));
    FrappeClient client(
        program.config().site, [&] { return program.api_secret(); }, transport, log);
    check.read_site(client);
}

} // namespace

int run_map_check(Program& program) {
    const auto devices = wanted_devices(program);
    if (devices.empty()) {
        throw Error(ErrorKind::usage, "every device is paused (enabled = false)", "name one: --device NAME");
    }
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
    const auto listing = listing_for(program);
    listing->begin();
    const auto summary = check.report([&](const Finding& finding) { listing->add(finding); });
    // A device that could not be read proves nothing: no go-live is safe then, whatever the others say.
    const int answer = summary.blocking > 0 ? exit_codes::found_something : exit_codes::done;
    const int exit_code = devices_code != exit_codes::done ? devices_code : answer;
    listing->end(summary, exit_code);
    return exit_code;
}

} // namespace zksync
