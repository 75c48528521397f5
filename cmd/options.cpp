#include "options.hpp"

#include "config/did_you_mean.hpp"
#include "exit_codes.hpp"
#include "subcommands.hpp"
#include "util/log.hpp"
#include "version.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

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

/// One answer at a time: what cannot be had together.
std::optional<std::string> contradiction(const Options& options) {
    if (!options.xlsx || (!options.csv && !options.json)) return std::nullopt;
    const char* other = options.csv ? "--csv" : "--json";
    return fmt::format(
        "zksync: --xlsx writes a file for HR, and {0} an answer for a program: only one of them "
        "can be had\nhint: once with --xlsx FILE, and once with {0}\n",
        other);
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
    if (const auto contradicting = contradiction(options)) return usage_error(*contradicting);
    return {options, 0, {}, {}};
}

} // namespace zksync
