#include "auth/auth_check.hpp"
#include "core/terminal_name.hpp"
#include "device/device_client.hpp"
#include "mapper/mapper.hpp"
#include "pass/clock_check.hpp"
#include "util/turns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace zksync {
namespace {

using Needed = CheckList::Needed;

constexpr std::chrono::seconds lock_wait{5};
/// At which a long read lets others in.
constexpr std::chrono::minutes turn_wait{1};
constexpr std::chrono::days long_silent{7};

void check_api(CheckList& list, const Reach& reach) {
    stop_at(Reach::Step::answer, reach);
    stop_at(Reach::Step::program, reach);
    if (reach.status != 200) {
        return list.ok(fmt::format("the API answers: {} without a token, as it should, so it is reachable",
                                   reach.status));
    }
    list.warn("the API answers, and gives punches to anybody, without a token",
              "have the vendor protect the ICLOCK interface, or keep others out of its network");
}

void log_in(CheckList& list, const DeviceAuth& at) {
    const LockFile lock = lock_of_device(at.lock, "no new token was asked for");
    at.client.log_in();
    const std::string user = printable(at.device.username);
    list.ok(at.device.auth == AuthScheme::basic
                ? fmt::format("HTTP Basic is accepted from {}; there is no token to keep", user)
                : fmt::format("logged in as {}; the token is kept", user));
}

void check_transactions(CheckList& list, const DeviceAuth& at) {
    const auto count = at.client.count({at.device.since, std::nullopt});
    list.ok(count ? fmt::format("transactions are readable: {} since go-live ({})", *count,
                                at.device.since.text())
                  : "transactions are readable; this server does not say how many there are");
}

/// The thresholds are those of a pass: what stops one fails here.
void check_clock(CheckList& list, const DeviceAuth& at) {
    const auto reading = at.client.clock();
    if (!reading) {
        return list.warn(
            "the device's answers have no Date header: its clock cannot be compared with this host's");
    }
    if (const auto complaint = host_clock_complaint(*reading)) return list.warn(*complaint);
    list.ok(fmt::format("the clocks of the device and this host differ by {}",
                        gap_in_words(reading->server - reading->host)));
}

void tell_of(CheckList& list, const DeviceAuth& at, const Terminal& terminal) {
    const std::string what = fmt::format(
        "terminal {}: firmware {}", printable(terminal_name(terminal.serial_number, terminal.alias)),
        terminal.firmware.empty() ? "not known" : printable(terminal.firmware));
    if (!at.device.only_terminals.empty() && !at.device.only_terminals.contains(terminal.serial_number))
        return list.ok(what + ", left out: it is not in terminals");
    if (!terminal.last_activity) {
        return list.warn(what + ", never active as far as the server knows",
                         "is it switched on and connected?");
    }
    const std::string active = fmt::format("{}, last active {}", what, terminal.last_activity->text());
    const auto section = at.device.terminals.find(terminal.serial_number);
    const bool is_retired = section != at.device.terminals.end() && section->second.retired;
    const bool expected = !is_retired && !at.device.leaves_out(terminal.serial_number);
    if (expected && at.mapper.device_now(at.clock.now()) - *terminal.last_activity > long_silent) {
        return list.warn(
            active + ", silent for more than a week",
            fmt::format("is it switched on and connected? If it is gone for good: retired = true in "
                        "[device.{}.terminal.{}]",
                        at.device.name, printable(terminal.serial_number)));
    }
    list.ok(active);
}

/// Punches need no list of terminals; only the shift mark does. So nothing here is a failure.
void check_terminals(CheckList& list, const DeviceAuth& at) {
    std::vector<Terminal> terminals;
    try {
        terminals = at.client.terminals();
    } catch (const Error& error) {
        return list.warn(error.what(),
                         "punches are read all the same; a shift mark has only the punches to go by");
    }
    if (terminals.empty())
        return list.warn("no terminal is known to the device", "have they been added to the server?");
    for (const Terminal& terminal : terminals) tell_of(list, at, terminal);
    const auto is_known = [&](const std::string& serial) {
        return std::ranges::find(terminals, serial, &Terminal::serial_number) != terminals.end();
    };
    for (const std::string& serial : at.device.only_terminals) {
        if (is_known(serial) || at.device.terminals.contains(serial)) continue;
        list.warn(fmt::format("terminal {} is in the list of terminals, and the device does not know it",
                              printable(serial)),
                  fmt::format("see the serial number in terminals of [device.{}]", at.device.name));
    }
    for (const auto& [serial, config] : at.device.terminals) {
        if (is_known(serial) || config.retired || config.ignore) continue;
        list.warn(fmt::format("terminal {} is in the configuration, and the device does not know it",
                              printable(serial)),
                  fmt::format("see the serial number in [device.{}.terminal.{}]", at.device.name,
                              printable(serial)));
    }
}

} // namespace

LockFile lock_of_device(const std::filesystem::path& path, std::string_view undone) {
    if (auto lock = take_turn(path, {lock_wait, turn_wait})) return std::move(*lock);
    const auto holder = LockFile::holder(path);
    throw Error(ErrorKind::locked,
                fmt::format("{}: a pass of this device (PID {}) has held the lock for {}", undone, holder.pid,
                            span_in_words(holder.held_for)),
                "try again when it has ended");
}

void check_go_live(CheckList& list, const DeviceConfig& device, LocalTime now) {
    if (device.since <= now) return;
    list.warn(
        fmt::format("the go-live, since = \"{}\", is in the future (it is {} now): nothing before it is sent",
                    device.since.text(), now.text()),
        fmt::format("see since in [device.{}]", device.name));
}

void check_device(const DeviceAuth& at, const CheckSink& sink) {
    CheckList list(sink);
    // What the configuration alone shows is said before anybody is asked, and wherever the way ends.
    list.check("secret", "the password", Needed::by_none, [&] { at.password(); });
    list.check("go-live", "the go-live", Needed::by_none,
               [&] { check_go_live(list, at.device, at.mapper.device_now(at.clock.now())); });
    const Reach reach = at.client.reach();
    check_way(list, at.device.url, at.device.tls, reach);
    list.check("api", "the API", Needed::by_the_rest, [&] { check_api(list, reach); });
    list.require("secret");
    list.check("log-in", "the log-in", Needed::by_the_rest, [&] { log_in(list, at); });
    list.check("transactions", "reading transactions", Needed::by_the_rest,
               [&] { check_transactions(list, at); });
    list.check("clock", "the clock", Needed::by_none, [&] { check_clock(list, at); });
    list.check("terminals", "the terminals", Needed::by_none, [&] { check_terminals(list, at); });
}

} // namespace zksync
