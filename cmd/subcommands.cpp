#include "subcommands.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace zksync {
namespace {

constexpr std::chrono::seconds last_second_of_day{86'399};

void add_device(CLI::App& app, Options& options) {
    auto* device = app.add_option("--device", options.device,
                                  "The device, by its name in the configuration; may be left "
                                  "out when there is only one")
                       ->type_name("NAME");
    app.add_flag("--all", options.all, "Every device that is not paused")->excludes(device);
}

void add_dry_run(CLI::App& app, Options& options) {
    app.add_flag("--dry-run", options.dry_run,
                 "Show what would happen to each punch and why; change nothing anywhere");
}

void add_lock_wait(CLI::App& app, Options& options) {
    app.add_option_function<int>(
           "--lock-wait", [&options](int seconds) { options.lock_wait = std::chrono::seconds{seconds}; },
           "Seconds to wait for another pass of the same device (0: not at all)")
        ->type_name("S")
        ->check(CLI::Range(0, 86'400));
}

LocalTime time_of(const std::string& option, const std::string& text) {
    if (const auto time = LocalTime::parse(text)) return *time;
    throw CLI::ValidationError(
        option, fmt::format("\"{}\" is no time: write 2026-11-22 or \"2026-11-22 08:00:00\"", text));
}

void add_range(CLI::App& app, Options& options, const char* whose) {
    app.add_option_function<std::string>(
           "--since", [&options](const std::string& text) { options.since = time_of("--since", text); },
           fmt::format("First punch time, {}: 2026-11-22 or \"2026-11-22 08:00:00\"", whose))
        ->type_name("T");
    app.add_option_function<std::string>(
           "--until",
           [&options](const std::string& text) {
               const LocalTime time = time_of("--until", text);
               options.until = text.size() > 10 ? time : time + last_second_of_day;
           },
           fmt::format("Last punch time, {}; a date alone is its whole day", whose))
        ->type_name("T");
}

void add_push_options(CLI::App& app, Options& options) {
    add_device(app, options);
    add_dry_run(app, options);
    add_lock_wait(app, options);
    app.add_flag("--retry", options.retry, "Try at once what the site refused, not only once a day");
    app.add_option("--release", options.release,
                   "Send a quarantined punch: 0042@2026-11-22 08:00:00; where its time cannot be read, "
                   "CODE@AS REPORTED=TIME gives it one")
        ->type_name("CODE@TIME");
    auto* another =
        app.add_flag("--to-new-site", options.to_new_site,
                     "The configuration names another site now: send it everything since go-live");
    app.add_flag("--same-site", options.same_site,
                 "The configuration names the same site under a new address")
        ->excludes(another);
}

} // namespace

const std::vector<Subcommand>& subcommands() {
    static const std::vector<Subcommand> all{
        {"auth", "Log in anew, keep the token, and check both ends", add_device},
        {"pull", "Read new punches from a device into the journal",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             add_range(app, options, "device time");
             add_dry_run(app, options);
             add_lock_wait(app, options);
             app.add_flag("--same-device", options.same_device,
                          "The configuration names the same device under a new address");
         }},
        {"push", "Create the check-ins of the journal's punches on the site", add_push_options},
        {"run", "One pass: pull, push and the shift mark",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             add_dry_run(app, options);
             add_lock_wait(app, options);
         }},
        {"map-check", "Compare employee codes with biometric IDs, before go-live",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             app.add_option("--xlsx", options.xlsx,
                            "Write a spreadsheet for HR into this file: what to type where")
                 ->type_name("FILE");
             app.add_flag("--csv", options.csv, "The same as a table for programs, on standard output");
         }},
        {"reconcile", "Compare the device, the journal and the site over a range",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             add_range(app, options, "site time");
             app.add_flag("--fix", options.fix, "Deliver what was never delivered");
             app.add_flag("--csv", options.csv, "A table for programs: a row a difference");
         }},
        {"status", "What is where: counts by state, last pass, what waits and why",
         [](CLI::App& app, Options& options) {
             app.add_option("--device", options.device, "Only this device")->type_name("NAME");
         }},
        {"why", "The story of one person's punches on one day",
         [](CLI::App& app, Options& options) {
             app.add_option(
                    "who", options.whom,
                    "An employee code as the device has it, an employee (HR-EMP-00042), or a person's "
                    "whole name")
                 ->type_name("WHO")
                 ->required();
             app.add_option_function<std::string>(
                    "date",
                    [&options](const std::string& text) { options.date = time_of("DATE", text).midnight(); },
                    "The day, site time: 2026-11-22")
                 ->type_name("DATE")
                 ->required();
         }},
        {"crontab", "Print the schedule that the configuration asks for",
         [](CLI::App& app, Options& options) {
             app.add_option("--format", options.format, "crontab, cron.d, systemd or kubernetes")
                 ->type_name("FORMAT")
                 ->check(CLI::IsMember({"crontab", "cron.d", "systemd", "kubernetes"}));
             app.add_option("--to", options.to,
                            "With systemd: write the units into this directory, and name them")
                 ->type_name("DIR");
         }},
    };
    return all;
}

} // namespace zksync
