#include "line/options.hpp"

#include "config/did_you_mean.hpp"
#include "line/help.hpp"
#include "line/option_rules.hpp"
#include "line/subcommands.hpp"
#include "line/usage_words.hpp"
#include "output/exit_codes.hpp"
#include "output/failure_json.hpp"
#include "util/log.hpp"
#include "version.hpp"
#include "json/writer.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>

namespace zksync {
namespace {

/// What is asked of the program itself, which needs no command.
struct Asked {
    bool help = false, version = false;
};

void add_questions(CLI::App& app, Asked& asked) {
    // The library's own flags answer before the rest of the line is looked at.
    app.set_help_flag();
    app.add_flag("-h,--help", asked.help, "Print this help message and exit");
    app.add_flag("--version", asked.version, "Display program version information and exit");
}

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
    app.add_flag("--syslog", options.syslog, "A line of each pass for syslog besides (facility cron)");
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

bool asks_of_the_program(const std::string& argument) {
    return argument == "-h" || argument == "--help" || argument == "--version";
}

/// CLI11 answers a mistyped subcommand with "A subcommand is required": say what was meant instead.
std::optional<Error> mistyped_subcommand(const std::vector<std::string>& arguments) {
    const auto word = command_in(arguments);
    if (word == arguments.end()) {
        if (std::ranges::any_of(arguments, asks_of_the_program)) return std::nullopt;
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

/// `help`, `help run` and `version` are what many type first.
std::vector<std::string> in_options(std::vector<std::string> arguments) {
    const auto word = arguments.begin() + (command_in(arguments) - arguments.cbegin());
    if (word == arguments.end()) return arguments;
    if (*word == "version") *word = "--version";
    if (*word != "help") return arguments;
    const auto about = arguments.erase(word);
    // Of these two there is no more to tell.
    if (about != arguments.end() && (*about == "help" || *about == "version")) arguments.erase(about);
    arguments.emplace_back("--help");
    return arguments;
}

std::string version_document() {
    json::Writer json;
    json.begin_object().member("version", std::string(version)).member("exit_code", 0).end_object();
    return json.text();
}

std::string version_text(const Options& options) {
    return options.json ? version_document() : fmt::format("zksync {}", version);
}

/// What the program tells of itself; nothing where something is to be done.
std::optional<CommandLine> told(const Asked& asked, const Options& options, const CLI::App& app,
                                const std::vector<std::string>& arguments) {
    if (asked.help) {
        if (options.json) {
            return usage_error(
                Error(ErrorKind::usage, "help is for people, and no JSON document", "leave out --json"),
                arguments);
        }
        const auto before = app.get_subcommands();
        return CommandLine{
            std::nullopt, 0, before.empty() ? program_help(app) : command_help(*before.front()), {}};
    }
    if (!asked.version) return std::nullopt;
    if (!options.command.empty()) {
        return usage_error(
            Error(ErrorKind::usage,
                  fmt::format("the version is that of the program, not of {}", options.command),
                  "zksync version"),
            arguments);
    }
    return CommandLine{std::nullopt, 0, version_text(options) + "\n", {}};
}

} // namespace

CommandLine parse_command_line(int argc, const char* const* argv) {
    const auto arguments = in_options({argv + std::min(argc, 1), argv + argc});
    Options options;
    Asked asked;
    CLI::App app{"Carries attendance punches from ZKTeco devices into Frappe HR."};
    app.name("zksync");
    app.require_subcommand(0, 1);
    app.fallthrough();
    add_questions(app, asked);
    add_global_options(app, options);
    for (const Subcommand& subcommand : subcommands()) {
        CLI::App* added = app.add_subcommand(subcommand.name, subcommand.description);
        added->set_help_flag();
        added->fallthrough();
        subcommand.add_options(*added, options);
        added->callback([&options, name = subcommand.name] { options.command = name; });
    }
    refuse_values_of_flags(app);

    try {
        // The library wants them from the last to the first.
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::ParseError& error) {
        const auto mistyped = is_unknown_option(error, app) ? std::nullopt : mistyped_subcommand(arguments);
        return usage_error(mistyped ? *mistyped : usage_words(error, app), arguments);
    }
    if (auto answer = told(asked, options, app, arguments)) return *std::move(answer);
    for (const auto& wrong : {mistyped_subcommand(arguments), wrong_options(options)})
        if (wrong) return usage_error(*wrong, arguments);
    return {options, 0, {}, {}};
}

} // namespace zksync
