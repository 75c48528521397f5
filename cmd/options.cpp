#include "options.hpp"

#include "config/did_you_mean.hpp"
#include "exit_codes.hpp"
#include "util/log.hpp"
#include "version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace zksync {
namespace {

constexpr std::chrono::seconds last_second_of_day{86'399};

struct Subcommand {
    const char* name;
    const char* description;
    std::function<void(CLI::App&, Options&)> add_options;
};

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
    app.add_option("--release", options.release, "Send a quarantined punch: 0042@2026-11-22 08:00:00")
        ->type_name("CODE@TIME");
    auto* another =
        app.add_flag("--to-new-site", options.to_new_site,
                     "The configuration names another site now: send it everything since go-live");
    app.add_flag("--same-site", options.same_site,
                 "The configuration names the same site under a new address")
        ->excludes(another);
}

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
             app.add_flag("--csv", options.csv, "A table for HR: what to type where");
         }},
        {"reconcile", "Compare the device, the journal and the site over a range",
         [](CLI::App& app, Options& options) {
             add_device(app, options);
             add_range(app, options, "site time");
             app.add_flag("--fix", options.fix, "Deliver what was never delivered");
         }},
        {"status", "What is where: counts by state, last pass, what waits and why",
         [](CLI::App& app, Options& options) {
             app.add_option("--device", options.device, "Only this device")->type_name("NAME");
         }},
        {"why", "The story of one person's punches on one day",
         [](CLI::App& app, Options& options) {
             app.add_option("code", options.employee_code, "The employee code, as the device has it")
                 ->type_name("EMPLOYEE-CODE")
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
         }},
    };
    return all;
}

void add_global_options(CLI::App& app, Options& options) {
    app.add_option("--config", options.config, "The configuration file")->type_name("F");
    app.add_option("--state-dir", options.state_dir, "Where journals, tokens and locks are kept")
        ->type_name("D");
    auto* quiet = app.add_flag_callback(
        "-q,--quiet", [&options] { options.verbosity = Verbosity::quiet; }, "Errors only");
    app.add_flag_function(
           "-v,--verbose",
           [&options](std::int64_t times) {
               options.verbosity = times > 1 ? Verbosity::debug : Verbosity::verbose;
           },
           "Say what is done; -vv: every request")
        ->excludes(quiet);
    app.add_flag("--json", options.json, "One JSON document on standard output");
}

/// CLI11 answers a mistyped subcommand with "A subcommand is required": say what was meant instead.
std::optional<std::string> mistyped_subcommand(const std::vector<std::string>& arguments) {
    std::vector<std::string> names;
    for (const Subcommand& subcommand : subcommands()) names.emplace_back(subcommand.name);
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == "--config" || arguments[i] == "--state-dir") {
            ++i;
        } else if (!arguments[i].starts_with("-")) {
            if (std::ranges::find(names, arguments[i]) != names.end()) return std::nullopt;
            return fmt::format(
                "zksync: there is no command \"{}\"{}\nhint: zksync --help lists the commands\n",
                printable(arguments[i]), config_file::did_you_mean(arguments[i], names));
        }
    }
    return "zksync: which command?\nhint: zksync --help lists the commands; the one for cron is: zksync "
           "run\n";
}

CommandLine usage_error(std::string text) {
    return {std::nullopt, exit_code_of(ErrorKind::usage), {}, std::move(text)};
}

} // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
    Options options;
    CLI::App app{"Carries attendance punches from ZKTeco devices into Frappe HR."};
    app.name("zksync");
    app.set_version_flag("--version", fmt::format("zksync {}", version));
    app.require_subcommand(1);
    app.fallthrough();
    app.footer(exit_status_text());
    add_global_options(app, options);
    for (const Subcommand& subcommand : subcommands()) {
        CLI::App* added = app.add_subcommand(subcommand.name, subcommand.description);
        added->fallthrough();
        added->footer(exit_status_text());
        subcommand.add_options(*added, options);
        added->callback([&options, name = subcommand.name] { options.command = name; });
    }

    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return {std::nullopt, 0, app.help(), {}}; // of the subcommand that stands before it
    } catch (const CLI::CallForVersion& call) {
        return {std::nullopt, 0, std::string(call.what()) + "\n", {}};
    } catch (const CLI::ParseError& error) {
        if (const auto mistyped = mistyped_subcommand({argv + 1, argv + argc})) return usage_error(*mistyped);
        return usage_error(
            fmt::format("zksync: {}\nhint: zksync --help, and zksync COMMAND --help\n", error.what()));
    }
    return {options, 0, {}, {}};
}

} // namespace zksync
