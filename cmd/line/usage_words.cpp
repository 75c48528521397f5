#include "line/usage_words.hpp"

#include "config/did_you_mean.hpp"
#include "util/log.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <string>
#include <vector>

namespace zksync {
namespace {

/// The command that was asked for; null where there is none.
const CLI::App* command_of(const CLI::App& app) {
    const auto parsed = app.get_subcommands();
    return parsed.empty() ? nullptr : parsed.front();
}

std::string where_to_look(const CLI::App& app) {
    const CLI::App* command = command_of(app);
    if (command == nullptr) return "zksync --help lists the options";
    return fmt::format("zksync help {} lists its options", command->get_name());
}

Error wrong(const std::string& message, const CLI::App& app) {
    return {ErrorKind::usage, message, where_to_look(app)};
}

const CLI::Option* option_named(const std::string& name, const CLI::App& app) {
    const CLI::App* command = command_of(app);
    if (command != nullptr) {
        if (const CLI::Option* option = command->get_option_no_throw(name)) return option;
    }
    return app.get_option_no_throw(name);
}

std::vector<std::string> long_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* holder : {&app, command_of(app)}) {
        if (holder == nullptr) continue;
        for (const CLI::Option* option : holder->get_options())
            for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

/// An option of the command that stands before it.
Error too_early(const CLI::Option& option, const std::string& name, const CLI::App& command) {
    const bool has_value = option.get_items_expected_max() > 0;
    return {ErrorKind::usage, fmt::format("{} stands before the command, and is one of its options", name),
            fmt::format("put it behind: zksync {} {}{}{}", command.get_name(), name, has_value ? " " : "",
                        has_value ? option.get_type_name() : "")};
}

Error not_expected(const std::string& word, const CLI::App& app) {
    const CLI::App* command = command_of(app);
    const std::string whose = command == nullptr ? "zksync" : command->get_name();
    if (word.starts_with("-")) {
        const std::string name = word.starts_with("--") ? word.substr(0, word.find('=')) : word;
        const CLI::Option* known = command == nullptr ? nullptr : command->get_option_no_throw(name);
        if (known != nullptr) return too_early(*known, name, *command);
        return wrong(fmt::format("{} has no option {}{}", whose, printable(name),
                                 config_file::did_you_mean(name, long_names(app))),
                     app);
    }
    Error error = wrong(fmt::format("{} does not know what to do with \"{}\"", whose, printable(word)), app);
    if (command == nullptr || command->get_option_no_throw("--device") == nullptr) return error;
    return {error.kind(), error.what(), error.hint() + "; a device is named with --device NAME"};
}

/// Of an option that has a value too many, or none.
Error wrong_number(const std::string& said, const CLI::App& app) {
    std::string name = said.substr(0, said.find_first_of(": "));
    if (!name.starts_with("-")) name.insert(0, "--");
    const CLI::Option* option = option_named(name, app);
    if (option == nullptr) return wrong(said, app);
    if (option->get_items_expected_max() == 0) return wrong(fmt::format("{} takes no value", name), app);
    if (option->count() > static_cast<std::size_t>(option->get_items_expected_max()))
        return wrong(fmt::format("{} is given {} times: only one value can be meant", name, option->count()),
                     app);
    return wrong(fmt::format("{} needs a value: {} {}", name, name, option->get_type_name()), app);
}

/// "--device excludes --all"
Error exclusive(const std::string& said, const CLI::App& app) {
    const std::string one = said.substr(0, said.find(' ')), other = said.substr(said.rfind(' ') + 1);
    return {ErrorKind::usage, fmt::format("{} and {} contradict each other", one, other),
            "leave one of them out; " + where_to_look(app)};
}

} // namespace

void refuse_values_of_flags(CLI::App& app) {
    for (CLI::Option* option : app.get_options()) {
        if (option->get_items_expected_max() == 0) option->disable_flag_override();
    }
    for (CLI::App* command : app.get_subcommands({})) refuse_values_of_flags(*command);
}

bool is_unknown_option(const CLI::ParseError& error, const CLI::App& app) {
    if (dynamic_cast<const CLI::ExtrasError*>(&error) == nullptr) return false;
    const auto words = app.remaining(true);
    return !words.empty() && words.front().starts_with("-");
}

Error usage_words(const CLI::ParseError& error, const CLI::App& app) {
    const std::string said = error.what();
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const auto words = app.remaining(true);
        if (!words.empty()) return not_expected(words.front(), app);
    }
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr) return wrong_number(said, app);
    if (dynamic_cast<const CLI::ExcludesError*>(&error) != nullptr) return exclusive(said, app);
    return wrong(said, app);
}

} // namespace zksync
