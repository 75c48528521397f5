#include "subcommands.hpp"

#include "option_values.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string>

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
    app.add_flag("--csv", options.csv, "With --dry-run: the same as a table, a row a punch");
}

void add_jobs(CLI::App& app, Options& options) {
    app.add_option_function<std::string>(
           "--jobs", [&options](const std::string& text) { options.jobs = jobs_of("--jobs", text); },
           "With --all: so many devices at a time, each in a process of its own")
        ->type_name("N");
}

void add_lock_wait(CLI::App& app, Options& options) {
    app.add_option_function<std::string>(
           "--lock-wait",
           [&options](const std::string& text) { options.lock_wait = seconds_of("--lock-wait", text); },
           "Seconds to wait for another pass of the same device (0: not at all)")
        ->type_name("S");
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
    add_jobs(app, options);
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

void add_import_options(CLI::App& app, Options& options) {
    ImportOptions& import = options.import;
    app.add_option("files", import.files, "The files; - is standard input")->type_name("FILE");
    app.add_option("--device", options.device, "Whose punches they are; may be left out when there is one")
        ->type_name("NAME");
    app.add_option_function<std::string>(
           "--format",
           [&import](const std::string& text) {
               import.format = format_of("--format", text, {"attlog", "csv"});
           },
           "attlog or csv; left out: found out by the first ten lines")
        ->type_name("FORMAT");
    app.add_option("--columns", import.columns,
                   "Which column has what: code=2,time=3+4,state=5,terminal=6 by number, or by heading")
        ->type_name("C");
    app.add_option(
           "--time-format", import.time_format,
           "How times are written, as for strptime: '%d/%m/%Y %H:%M:%S'; left out: 2026-11-22 08:00:00")
        ->type_name("F");
    app.add_option("--delimiter", import.delimiter, "What separates the columns of CSV: ; for one")
        ->type_name("C");
    app.add_option("--encoding", import.encoding, "The encoding, by its name for iconv: windows-1256 for one")
        ->type_name("E");
    // One word at a time: what follows is a file.
    app.add_option("--state", import.states, "A word that stands for a state: 'Check In=0'")
        ->allow_extra_args(false)
        ->type_name("WORD=N");
    app.add_option("--terminal", import.terminal, "The serial number of the terminal that recorded them")
        ->type_name("SN");
    app.add_flag("--dry-run", options.dry_run, "Show each punch that would be new; change nothing");
    add_lock_wait(app, options);
}

} // namespace

const std::vector<Subcommand>& subcommands() {
    static const std::vector<Subcommand> all{
        {"auth", "Log in anew, keep the token, and check both ends", add_device},
        {"pull", "Read new punches from a device into the journal",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             add_range(app, options, "device time");
             app.add_flag("--again", options.again,
                          "With --since or --until: all of the range, though the same was left off half way");
             add_dry_run(app, options);
             add_jobs(app, options);
             add_lock_wait(app, options);
             app.add_flag("--same-device", options.same_device,
                          "The configuration names the same device under a new address");
         }},
        {"push", "Create the check-ins of the journal's punches on the site", add_push_options},
        {"run", "One pass: pull, push and the shift mark",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             add_dry_run(app, options);
             add_jobs(app, options);
             add_lock_wait(app, options);
         }},
        {"import", "Put the punches of files into the journal: a terminal's attlog.dat, CSV",
         add_import_options},
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
             app.add_option_function<std::string>(
                    "--max-age",
                    [&options](const std::string& text) { options.max_age = duration_of("--max-age", text); },
                    "Say only which devices no run or pull has read well for so long: 90m, 2h, 1d")
                 ->type_name("AGE");
         }},
        {"report", "One page: what waits, what to type, what became of the punches",
         [](CLI::App& app, Options& options) {
             app.add_option("--device", options.device, "Only this device")->type_name("NAME");
             add_range(app, options, "device time");
             app.add_option("--html", options.html,
                            "Write a page for a browser into this file, in place of the text")
                 ->type_name("FILE");
             app.add_flag("--csv", options.csv, "A table for programs, on standard output");
             app.add_flag("--offline", options.offline, "Do not ask the site for names");
         }},
        {"why", "The story of one person's punches on one day",
         [](CLI::App& app, Options& options) {
             app.add_option(
                    "who", options.whom,
                    "An employee code as the device has it, an employee (HR-EMP-00042), or a person's "
                    "whole name")
                 ->type_name("WHO");
             app.add_option_function<std::string>(
                    "date",
                    [&options](const std::string& text) { options.date = time_of("DATE", text).midnight(); },
                    "The day, site time: 2026-11-22")
                 ->type_name("DATE");
         }},
        {"crontab", "Print the schedule that the configuration asks for",
         [](CLI::App& app, Options& options) {
             app.add_option_function<std::string>(
                    "--format",
                    [&options](const std::string& text) {
                        options.format =
                            format_of("--format", text, {"crontab", "cron.d", "systemd", "kubernetes"});
                    },
                    "crontab, cron.d, systemd or kubernetes")
                 ->type_name("FORMAT");
             app.add_option("--to", options.to,
                            "With systemd: write the units into this directory, and name them")
                 ->type_name("DIR");
         }},
        {"notify", "Send the readers of [notify] a sample",
         [](CLI::App& app, Options& options) {
             app.add_flag("--test", options.test, "Send a sample to HR and to the administrator");
         }},
    };
    return all;
}

} // namespace zksync
