#include "line/help.hpp"

#include "output/exit_codes.hpp"
#include "text/text_table.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace zksync {
namespace {

constexpr std::size_t help_width = 80;
constexpr std::size_t widest_name = 24;

struct Entry {
    std::string name, description;
};

/// A name that is wider than its column has a line of its own.
std::string section(std::string_view heading, const std::vector<Entry>& entries) {
    if (entries.empty()) return "";
    std::size_t column = 0;
    for (const Entry& entry : entries) column = std::max(column, std::min(entry.name.size(), widest_name));
    std::string text = fmt::format("\n{}\n", heading);
    for (const Entry& entry : entries) {
        std::string line = fmt::format("  {:<{}}", entry.name, column);
        const std::string beside = std::string(column + 4, ' ');
        if (entry.name.size() > column) {
            text += line + "\n";
            line = beside.substr(2);
        }
        for (const std::string& words : wrapped(entry.description, help_width - beside.size())) {
            text += fmt::format("{}  {}\n", line, words);
            line = beside.substr(2);
        }
    }
    return text;
}

/// What stands for a value, without what the library adds about it.
std::string value_of(const CLI::Option& option) {
    const std::string type = option.get_type_name();
    return type.empty() ? "" : " " + type.substr(0, type.find(':'));
}

std::vector<Entry> options_of(const CLI::App& app) {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional()) continue;
        entries.push_back({option->get_name(false, true) + value_of(*option), option->get_description()});
    }
    return entries;
}

std::vector<Entry> arguments_of(const CLI::App& app) {
    std::vector<Entry> entries;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_positional())
            entries.push_back({value_of(*option).substr(1), option->get_description()});
    }
    return entries;
}

std::string paragraph(std::string_view text) {
    std::string lines = "\n";
    for (const std::string& line : wrapped(text, help_width)) lines += line + "\n";
    return lines;
}

} // namespace

std::string program_help(const CLI::App& app) {
    std::vector<Entry> commands;
    for (const CLI::App* command : app.get_subcommands({}))
        commands.push_back({command->get_name(), command->get_description()});
    return fmt::format("{}\nUsage: zksync [OPTIONS] COMMAND ...\n{}{}{}\n{}\n", app.get_description(),
                       section("COMMANDS", commands),
                       section("OPTIONS, before or after the command", options_of(app)),
                       paragraph("zksync help COMMAND tells the options of a command; zksync(1) tells all."),
                       exit_status_text());
}

std::string command_help(const CLI::App& command) {
    const auto options = options_of(command);
    const auto arguments = arguments_of(command);
    std::string usage = "zksync " + command.get_name();
    for (const Entry& argument : arguments) usage += " " + argument.name;
    if (!options.empty()) usage += " [OPTIONS]";
    return fmt::format(
        "{}\nUsage: {}\n{}{}{}\n{}\n", command.get_description(), usage, section("ARGUMENTS", arguments),
        section("OPTIONS", options),
        paragraph("Besides, for every command: -h, -q, -v, -vv, --json, --config F, --state-dir D "
                  "(zksync --help)"),
        exit_status_in_short());
}

} // namespace zksync
