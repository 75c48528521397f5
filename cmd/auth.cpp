#include "auth/auth_check.hpp"
#include "auth/auth_notify.hpp"
#include "device/device_client.hpp"
#include "frappe/frappe_client.hpp"
#include "http/curl_transport.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"
#include "output/exit_codes.hpp"
#include "pass/terminal_binding.hpp"
#include "passes/device_end.hpp"
#include "program.hpp"
#include "pull/log_memory.hpp"
#include "source/key_memory.hpp"
#include "source/terminal_source.hpp"
#include "util/paths.hpp"
#include "json/writer.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

std::string_view word_of(Verdict verdict) {
    switch (verdict) {
    case Verdict::ok:
        return "ok";
    case Verdict::warning:
        return "warn";
    case Verdict::failed:
        return "FAIL";
    case Verdict::skipped:
        return "skip";
    }
    return "";
}

/// Says every check as it is made, or collects them for --json, and remembers the first failure.
class Teller {
public:
    explicit Teller(const Output& output) : output_(output) {
        json_.begin_object().key("devices").begin_array();
    }

    void device(const std::string& name, const std::function<void(const CheckSink&)>& checks) {
        json_.begin_object().member("device", name).key("checks").begin_array();
        make(name, checks);
        json_.end_array().end_object();
    }
    void site(const std::string& url, const std::function<void(const CheckSink&)>& checks) {
        json_.end_array().key("site").begin_object().member("url", url).key("checks").begin_array();
        make("site", checks);
    }
    void notify(const std::function<void(const CheckSink&)>& checks) {
        json_.end_array().end_object().key("notify").begin_object().key("checks").begin_array();
        make("notify", checks);
        json_.end_array().end_object();
    }
    int finish() {
        json_.member("exit_code", exit_code_).end_object();
        if (output_.is_json()) output_.answer(json_.text());
        return exit_code_;
    }

private:
    /// What keeps the checks from beginning is the first of them.
    void make(const std::string& whose, const std::function<void(const CheckSink&)>& checks) {
        try {
            checks([&](const Check& check) { tell(whose, check); });
        } catch (const Error& error) {
            tell(whose, {"setup", Verdict::failed, error.what(), error.hint(), error.kind()});
        }
    }
    void tell(const std::string& whose, const Check& check) {
        if (check.verdict == Verdict::failed && exit_code_ == exit_codes::done)
            exit_code_ = exit_code_of(check.kind);
        json_.begin_object()
            .member("check", check.name)
            .member("verdict", check.verdict == Verdict::failed ? "fail" : word_of(check.verdict))
            .member("text", check.text)
            .member("hint", check.hint)
            .end_object();
        if (output_.is_json()) return;
        const std::string hint = check.hint.empty() ? "" : "; " + check.hint;
        output_.answer(
            fmt::format("{:<4} {}: {}", word_of(check.verdict), whose, printable(check.text + hint, 2'000)));
    }

    const Output& output_;
    json::Writer json_;
    int exit_code_ = exit_codes::done;
};

void check_lone_terminal(Program& program, const DeviceConfig& device, const CheckSink& sink) {
    const Log log = program.output().log(device.name);
    const Mapper mapper(device, program.config().site);
    const std::string address = address_of(*device.lone).text();
    KeyMemory memory({program.state().token(device.name)});
    const auto journal = Journal::open_existing(program.state().journal(device.name));
    check_terminal({device, mapper, program.clock(), log, program.state().lock(device.name),
                    journal ? known_terminal(*journal) : std::nullopt,
                    journal ? known_miscount(*journal) : std::nullopt,
                    [&device] { return Program::comm_key(device); },
                    [&](std::uint32_t key) { memory.note_refusal(address, key, program.clock().now()); },
                    [&] { memory.forget(); }},
                   sink);
}

void check_server(Program& program, const DeviceConfig& device, const CheckSink& sink) {
    const Log log = program.output().log(device.name);
    const Mapper mapper(device, program.config().site);
    http::CurlTransport transport(way_to(device));
    // A command that asks somebody for a password is not run twice.
    std::optional<Secret> known;
    const auto password = [&] {
        if (!known) known = Program::password(device);
        return *known;
    };
    DeviceClient client(device, password, transport, {program.state().token(device.name)}, program.clock(),
                        log);
    check_device({device, client, mapper, program.clock(), program.state().lock(device.name), password},
                 sink);
}

void check_one_device(Program& program, const DeviceConfig& device, const CheckSink& sink) {
    if (device.lone) {
        check_lone_terminal(program, device, sink);
    } else {
        check_server(program, device, sink);
    }
    check_given_codes(device, program.state().journal(device.name), sink);
}

void check_the_site(Program& program, const CheckSink& sink) {
    const SiteConfig& site = program.config().site;
    const Log log = program.output().log("site");
    http::CurlTransport transport(way_to(site));
    FrappeClient client(
        site, [&] { return program.api_secret(); }, transport, log);
    check_site({program.config(), site, client, program.clock(), program.state().site(site.url),
                [&] { return program.key_fingerprint(); }, [&] { return program.api_secret(); }},
               sink);
}

} // namespace

int run_auth(Program& program) {
    const auto devices = program.devices();
    program.state();
    Teller teller(program.output());
    for (const DeviceConfig* device : devices) {
        teller.device(device->name, [&](const CheckSink& sink) { check_one_device(program, *device, sink); });
    }
    teller.site(program.config().site.url, [&](const CheckSink& sink) { check_the_site(program, sink); });
    teller.notify([&](const CheckSink& sink) {
        check_notify(program.config().notify, process_environment("PATH").value_or(""), sink);
    });
    return teller.finish();
}

} // namespace zksync
