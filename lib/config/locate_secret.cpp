#include "config/locate_secret.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <filesystem>
#include <system_error>

namespace zksync::config_file {
namespace {

/// A source that was found: what to call it, and where it is.
struct Found {
    decltype(SecretSource::from) from;
    std::string name;
    Position at;
};

/// The secret itself, where it stands in the file.
std::optional<std::string> literal_of(Section& section, const SecretNames& names) {
    if (names.literal == SecretNames::Literal::text) return section.text(names.key);
    const Node* node = section.value(names.key);
    const auto* number = node == nullptr ? nullptr : std::get_if<std::int64_t>(&node->value);
    if (number != nullptr) return std::to_string(*number);
    return section.text(names.key);
}

void find_in_file(Section& section, const SecretNames& names, std::vector<Found>& found) {
    const std::string& key = names.key;
    const auto file_key = key + "_file";
    const auto command_key = key + "_command";
    if (auto literal = literal_of(section, names)) found.push_back({Secret(*literal), key, section.at(key)});
    if (const auto path = section.text(file_key))
        found.push_back(
            {SecretSource::File{section.reading().path_from_here(*path)}, file_key, section.at(file_key)});
    auto arguments = section.command(command_key, R"(["pass", "show", "zksync"])");
    if (!arguments) return;
    found.push_back({SecretSource::Command{*arguments}, command_key, section.at(command_key)});
}

void find_around(Section& section, const SecretNames& names, std::vector<Found>& found) {
    const auto& environment = section.reading().environment;
    if (environment(names.variable))
        found.push_back({SecretSource::FromEnvironment{names.variable}, "$" + names.variable, section.at()});
    const auto folder = environment("CREDENTIALS_DIRECTORY");
    if (!folder) return;
    const auto path = std::filesystem::path(*folder) / names.credential;
    std::error_code error;
    if (std::filesystem::exists(path, error))
        found.push_back(
            {SecretSource::Credential{path}, "$CREDENTIALS_DIRECTORY/" + names.credential, section.at()});
}

std::string ways(const Section& section, const SecretNames& names) {
    return fmt::format(
        "{0}, {0}_file or {0}_command in [{1}], the environment variable {2}, or the credential {3}",
        names.key, section.path(), names.variable, names.credential);
}

} // namespace

SecretSource locate_secret(Section& section, const SecretNames& names) {
    std::vector<Found> found;
    find_in_file(section, names, found);
    find_around(section, names, found);
    const auto key = section.path(names.key);
    if (found.empty())
        return {SecretSource::Missing{ways(section, names)}, key, section.reading().place(section.at())};
    if (found.size() > 1) {
        std::vector<std::string> all;
        for (const auto& source : found) all.push_back(source.name);
        section.reading().problem(found[1].at, fmt::format("{}: has {} sources, {}; expected exactly one",
                                                           key, found.size(), fmt::join(all, " and ")));
    }
    return {found.front().from, key, section.reading().place(found.front().at)};
}

} // namespace zksync::config_file
