#include "report/tasks.hpp"

#include "core/terminal_name.hpp"
#include "pass/clock_check.hpp"
#include "pass/times.hpp"
#include "util/log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iterator>

namespace zksync::report {
namespace {

using Tasks = std::vector<Task>;

/// Whatever the schedule is: nobody reads a device more seldom.
constexpr std::chrono::days long_ago{1};

void add_site(const Report& report, Tasks& tasks) {
    const StatusReport& where = report.where;
    if (!where.site_problem.empty())
        tasks.push_back({"What is known of the site cannot be read", where.site_problem, ""});
    if (!where.blocked) return;
    std::string why = fmt::format("Since {}: {} {}", host_text(where.blocked->since), where.blocked->why,
                                  where.blocked->way_on);
    if (where.wrong.empty() && !where.blocked->names.empty())
        why += fmt::format(" To be deleted on the site: {}", fmt::join(where.blocked->names, ", "));
    tasks.push_back({"The site is blocked: nothing is written to it", why, ""});
}

std::string good_pass(const DeviceStatus& device, Moment now) {
    return device.last_good_pass
               ? fmt::format("The last pass that went well was {}.", ago(*device.last_good_pass, now))
               : std::string("No pass has ever gone well.");
}

/// How the passes of a device go; nothing where all is well.
std::optional<Task> task_of_passes(const DeviceStatus& device, const DeviceReport& days, Moment now) {
    if (!device.problem.empty())
        return Task{fmt::format("{}: the journal cannot be read", device.device), device.problem, ""};
    if (device.paused) {
        const auto left = device.in(PunchState::pending) + device.in(PunchState::in_doubt);
        if (left == 0) return std::nullopt;
        return Task{
            fmt::format("{} is paused, with {} not delivered", device.device, punches_text(left)),
            fmt::format("They are delivered once enabled = false of [device.{}] is gone.", device.device),
            ""};
    }
    if (device.stuck) {
        return Task{fmt::format("{}: a pass is stuck, and no other can begin", device.device),
                    in_words(*device.stuck, now), fmt::format("kill {}", device.stuck->pid)};
    }
    if (!device.last_pass) {
        return Task{fmt::format("{}: no pass has run yet", device.device), "",
                    "zksync run --device " + device.device};
    }
    if (!device.last_error.empty()) {
        return Task{
            fmt::format("{}: the last pass failed", device.device),
            fmt::format("{}: {}. {}", ago(*device.last_pass, now), device.last_error, good_pass(device, now)),
            "zksync auth --device " + device.device};
    }
    if (days.last_success && now - *days.last_success < long_ago) return std::nullopt;
    return Task{fmt::format("{} is not read any more", device.device),
                fmt::format("The last run or pull that went well was {}: is the schedule at work?",
                            days.last_success ? ago(*days.last_success, now) : "never"),
                "zksync crontab"};
}

void add_terminals(const DeviceReport& device, Tasks& tasks) {
    for (const TerminalReport& terminal : device.terminals) {
        if (terminal.is_silent) {
            tasks.push_back(
                {fmt::format("{}: terminal {} is silent", device.device, called(terminal)),
                 fmt::format("{} Gone for good? Then retired = true in [device.{}.terminal.{}] takes it "
                             "out.",
                             terminal.last_heard ? fmt::format("It was last heard of at {} (device time).",
                                                               terminal.last_heard->text())
                                                 : std::string("It was never heard of."),
                             device.device, terminal.serial_number),
                 ""});
        }
        if (!terminal.clock_problem.empty())
            tasks.push_back({device.device + ": a clock is wrong", terminal.clock_problem, ""});
    }
    for (const std::string& clock : device.clocks)
        tasks.push_back({device.device + ": a clock is wrong", clock, ""});
}

void add_orphans(const Report& report, Tasks& tasks) {
    for (const OrphanedJournal& orphan : report.where.orphans) {
        const std::string device = printable(orphan.device);
        tasks.push_back({fmt::format("{}: a journal without a device", device),
                         orphan.problem.empty()
                             ? fmt::format("{} of {} are delivered by nobody until the device is configured "
                                           "again.",
                                           punches_text(orphan.undelivered), orphan.file.string())
                             : orphan.problem,
                         ""});
    }
}

} // namespace

std::vector<Task> tasks_of(const Report& report) {
    Tasks tasks;
    add_site(report, tasks);
    for (std::size_t i = 0; i < report.devices.size(); ++i) {
        if (auto task = task_of_passes(report.where.devices[i], report.devices[i], report.where.now))
            tasks.push_back(*std::move(task));
    }
    for (const DeviceReport& device : report.devices) add_terminals(device, tasks);
    add_orphans(report, tasks);
    return tasks;
}

std::string sentence_of(const WrongCheckin& wrong, const Report& report) {
    std::string text = fmt::format("{}: {}", wrong.name,
                                   wrong.why == WrongCheckin::Why::twice
                                       ? "there twice, because somebody else wrote the same punch"
                                       : "the site did not keep its time");
    if (!wrong.employee.empty()) {
        const std::string name = report.name_of(wrong.employee);
        text += fmt::format("; {}{}", wrong.employee, name.empty() ? "" : ", " + name);
    }
    return wrong.time ? fmt::format("{}; {}", text, wrong.time->text()) : text;
}

std::string called(const TerminalReport& terminal) {
    if (terminal.serial_number.empty()) return "typed in by hand";
    return terminal_name(terminal.serial_number, terminal.alias);
}

} // namespace zksync::report
