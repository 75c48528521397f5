#include "notify/looked.hpp"

#include "core/terminal_name.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace zksync::notify {
namespace {

std::string title_of_trouble(const std::string& device, ErrorKind kind) {
    switch (kind) {
    case ErrorKind::unreachable:
        return device + " cannot be reached";
    case ErrorKind::refused:
        return device + " refuses zksync";
    case ErrorKind::protocol:
        return device + " answers what makes no sense";
    case ErrorKind::configuration:
        return device + " is not read: something does not fit";
    default:
        return "the passes of " + device + " fail";
    }
}

Matter of_device(const LookedAt& at, const char* topic, std::string key, std::string title) {
    Matter matter = matter_of(Reader::admin, {"", topic, at.device.name, std::move(key)}, std::move(title));
    matter.devices = {at.device.name};
    return matter;
}

std::string command_to_release(const QuarantinedPunch& punch, const std::string& device) {
    const JournalRow& row = punch.row;
    const std::string when = printable(row.punch.time ? row.punch.time->text() : row.punch.reported_time);
    const std::string where =
        row.punch.terminal.empty() ? "" : " of terminal " + printable(row.punch.terminal);
    return fmt::format("{} at {}{}: zksync push --device {} --release {}",
                       printable(row.punch.code.bare().value), when, where, device,
                       in_shell_quotes(punch.release.argument));
}

} // namespace

std::vector<Matter> device_trouble(const LookedAt& at) {
    if (!at.away) return {};
    Matter matter = of_device(at, "device", "", title_of_trouble(at.device.name, at.away->kind));
    matter.what = at.away->message;
    matter.to_do = at.away->hint;
    matter.since = at.away->since;
    matter.stamp = to_text(at.away->kind);
    return {matter};
}

std::vector<Matter> stuck_matters(const DeviceStatus& device, Moment now) {
    if (!device.stuck) return {};
    const StuckPass& stuck = *device.stuck;
    Matter matter = matter_of(Reader::admin, {"", "stuck", device.device, ""},
                              "a pass of " + device.device + " is stuck");
    const Error error = error_of(stuck, now);
    matter.what = error.what();
    matter.to_do = error.hint();
    matter.since = stuck.since;
    matter.stamp = fmt::format("{} {}", stuck.pid, stuck.since.time_since_epoch().count());
    matter.devices = {device.device};
    return {matter};
}

std::vector<Matter> quarantine_matters(const LookedAt& at) {
    constexpr int most_named = 5;
    std::map<Reason, std::vector<const QuarantinedPunch*>> by_reason;
    for (const QuarantinedPunch& punch : at.status.quarantined)
        by_reason[punch.row.judgement.reason].push_back(&punch);
    std::vector<Matter> matters;
    for (const auto& [reason, punches] : by_reason) {
        Matter matter =
            of_device(at, "quarantine", std::string(to_text(reason)),
                      fmt::format("punches of {} are quarantined: {}", at.device.name, sentence(reason)));
        matter.amount = std::ssize(punches);
        matter.what =
            fmt::format("{} {} not sent, because {} time cannot be true; set the clock of the terminal, "
                        "and send each whose time somebody can vouch for",
                        punches.size() == 1 ? "1 punch" : fmt::format("{} punches", punches.size()),
                        punches.size() == 1 ? "is" : "are", punches.size() == 1 ? "its" : "their");
        int named = 0;
        for (const QuarantinedPunch* punch : punches) {
            if (named++ == most_named) break;
            matter.to_do += (matter.to_do.empty() ? "" : "\n") + command_to_release(*punch, at.device.name);
        }
        if (punches.size() > most_named)
            matter.to_do += fmt::format("\nand {} more: zksync status --device {}",
                                        punches.size() - most_named, at.device.name);
        matters.push_back(std::move(matter));
    }
    return matters;
}

std::vector<Matter> clock_matters(const LookedAt& at) {
    constexpr std::array<std::pair<const char*, const char*>, 3> topics{{
        {"host clock", "this host's clock and that of {} disagree"},
        {"clock of the terminal", "the clock of {} is wrong"},
        {"terminal clock", "the clock of a terminal of {} is wrong"},
    }};
    std::vector<Matter> matters;
    for (const auto& [topic, title] : topics) {
        for (const Said& said : at.said.at(topic)) {
            if (said.text.empty()) continue;
            // Before the @ it is which terminal, behind it by how much.
            const auto amount = said.key.find('@');
            const std::string terminal = amount == std::string::npos ? "" : said.key.substr(0, amount);
            Matter matter = of_device(at, "clock", fmt::format("{} {}", topic, terminal),
                                      fmt::format(fmt::runtime(title), at.device.name));
            matter.what = said.text;
            matter.since = said.first;
            matter.stamp = said.key;
            matters.push_back(std::move(matter));
        }
    }
    return matters;
}

std::vector<Matter> log_matters(const LookedAt& at, Moment now) {
    // Nobody can put it right: it is told, and told once more.
    constexpr std::chrono::days told_for{2};
    std::vector<Matter> matters;
    for (const Said& said : at.said.at("full log")) {
        Matter matter =
            of_device(at, "full log", "", fmt::format("the log of {} is {}", at.device.name, said.key));
        matter.what = said.text;
        matter.since = said.first;
        matter.stamp = said.key;
        matters.push_back(std::move(matter));
    }
    for (const Said& said : at.said.at("cleared log")) {
        if (now - said.first > told_for) continue;
        Matter matter = of_device(at, "cleared log", said.key,
                                  fmt::format("somebody cleared the log of {}", at.device.name));
        matter.what = said.text;
        matters.push_back(std::move(matter));
    }
    return matters;
}

std::vector<Matter> terminal_matters(const LookedAt& at) {
    std::vector<Matter> matters;
    for (const SilentTerminal& terminal : at.status.silent) {
        const std::string serial = printable(terminal.serial_number);
        const std::string name = printable(terminal_name(terminal.serial_number, terminal.alias));
        Matter matter = of_device(at, "terminal", terminal.serial_number,
                                  fmt::format("terminal {} of {} is silent", name, at.device.name));
        matter.what = terminal.last_heard ? fmt::format("it was last heard of at {} (device time)",
                                                        terminal.last_heard->text())
                                          : std::string("it was never heard of");
        matter.to_do = fmt::format("see that it is on, and reaches its server; retired = true in "
                                   "[device.{}.terminal.{}] takes it out",
                                   at.device.name, serial);
        matters.push_back(std::move(matter));
    }
    return matters;
}

} // namespace zksync::notify
