#include "options.hpp"

#include "config/did_you_mean.hpp"
#include "exit_codes.hpp"
#include "failure_json.hpp"
#include "help.hpp"
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
        "-q,--quiet", [&options] { options.verbosity = Verbosity::quiet; }, "On standard error, errors only");
    app.add_flag_function(
           "-v,--verbose",
           [&options](std::int64_t times) {
               options.verbosity = times > 1 ? Verbosity::debug : Verbosity::verbose;
           },
           "Say what is done; -vv: each request besides")
        ->excludes(quiet);
    app.add_flag("--json", options.json, "One JSON document on standard output");
}

constexpr const char* list_of_commands = "zksync --help lists the commands";

/// The first that is neither an option nor the value of one: the command.
std::vector<std::string>::const_iterator command_in(const std::vector<std::string>& arguments) {
    auto at = arguments.begin();
    while (at != arguments.end() && at->starts_with("-")) {
        const bool has_value = *at == "--config" || *at == "--state-dir";
        at += has_value && arguments.end() - at > 1 ? 2 : 1;
    }
    return at;
}

/// CLI11 answers a mistyped subcommand with "A subcommand is required": say what was meant instead.
std::optional<Error> mistyped_subcommand(const std::vector<std::string>& arguments) {
    const auto word = command_in(arguments);
    if (word == arguments.end()) {
        return Error(ErrorKind::usage, "which command?",
                     fmt::format("{}; the one for cron is: zksync run", list_of_commands));
    }
    std::vector<std::string> names;
    for (const Subcommand& subcommand : subcommands()) names.emplace_back(subcommand.name);
    if (std::ranges::find(names, *word) != names.end()) return std::nullopt;
    return Error(ErrorKind::usage,
                 fmt::format("there is no command \"{}\"{}", printable(*word),
                             config_file::did_you_mean(*word, names)),
                 list_of_commands);
}

/// Said on standard error; where a document was asked for, that is one.
CommandLine usage_error(const Error& error, const std::vector<std::string>& arguments) {
    const int code = exit_code_of(ErrorKind::usage);
    const bool wants_document = std::ranges::find(arguments, "--json") != arguments.end();
    return {std::nullopt, code, wants_document ? failure_json(error, code) + "\n" : "",
            fmt::format("zksync: {}\nhint: {}\n", error.what(), error.hint())};
}

/// One answer at a time; and what has a form of its own is no document.
std::optional<Error> contradiction(const Options& options) {
    if (options.xlsx && (options.csv || options.json)) {
        const char* other = options.csv ? "--csv" : "--json";
        return Error(
            ErrorKind::usage,
            fmt::format("--xlsx writes a file for HR, and {} an answer for a program: only one of them "
                        "can be had",
                        other),
            fmt::format("once with --xlsx FILE, and once with {}", other));
    }
    if (!options.json || (options.command != "crontab" && !options.csv)) return std::nullopt;
    return Error(ErrorKind::usage,
                 fmt::format("{} prints {}, which is no JSON document", options.command,
                             options.csv ? "a table with --csv" : "a schedule"),
                 options.csv ? "either --csv or --json" : "leave out --json");
}

/// `help`, `help run` and `version` are what many type first.
std::vector<std::string> in_options(std::vector<std::string> arguments) {
    const auto word = arguments.begin() + (command_in(arguments) - arguments.cbegin());
    if (word == arguments.end()) return arguments;
    if (*word == "version") *word = "--version";
    if (*word == "help") {
        arguments.erase(word);
        arguments.emplace_back("--help");
    }
    return arguments;
}

} // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
    const auto arguments = in_options({argv + std::min(argc, 1), argv + argc});
    Options options;
    CLI::App app{"Carries attendance punches from ZKTeco devices into Frappe HR."};
    app.name("zksync");
    app.set_version_flag("--version", fmt::format("zksync {}", version));
    app.require_subcommand(1);
    app.fallthrough();
    add_global_options(app, options);
    for (const Subcommand& subcommand : subcommands()) {
        CLI::App* added = app.add_subcommand(subcommand.name, subcommand.description);
        added->fallthrough();
        subcommand.add_options(*added, options);
        added->callback([&options, name = subcommand.name] { options.command = name; });
    }

    try {
        // The library wants them from the last to the first.
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        // Of the command that stands before it.
        const auto before = app.get_subcommands();
        if (before.empty() && command_in(arguments) != arguments.end())
            return usage_error(mistyped_subcommand(arguments).value(), arguments);
        return {std::nullopt, 0, before.empty() ? program_help(app) : command_help(*before.front()), {}};
    } catch (const CLI::CallForVersion& call) {
        return {std::nullopt, 0, std::string(call.what()) + "\n", {}};
    } catch (const CLI::ParseError& error) {
        if (const auto mistyped = mistyped_subcommand(arguments)) return usage_error(*mistyped, arguments);
        return usage_error(Error(ErrorKind::usage, error.what(), "zksync --help, and zksync COMMAND --help"),
                           arguments);
    }
    if (const auto wrong = contradiction(options)) return usage_error(*wrong, arguments);
    return {options, 0, {}, {}};
}

} // namespace zksync
