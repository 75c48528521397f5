#pragma once

#include "config/load.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace zksync::testing {

/// An environment with these variables and no other.
inline Environment environment(std::map<std::string, std::string> variables = {}) {
    return [variables = std::move(variables)](const std::string& name) -> std::optional<std::string> {
        const auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

inline const std::string site = R"([site]
url = "https://hr.example.com"
api_key = "key"
)";

inline const std::string lobby = R"([device.lobby]
url = "http://192.168.1.100"
username = "admin"
since = "2026-11-22"
)";

/// A configuration that is right, with `more` in the last section: [device.lobby].
inline std::string with_lobby(const std::string& more) { return site + lobby + more + "\n"; }

/// The same with `more` in [site].
inline std::string with_site(const std::string& more) { return site + more + "\n" + lobby; }

inline ConfigReading read(const std::string& text, const Environment& from = environment()) {
    return read_config(text, "/etc/zksync/zksync.toml", from);
}

/// What is wrong with `text`, each as "line:column: what".
inline std::vector<std::string> problems(const std::string& text, const Environment& from = environment()) {
    std::vector<std::string> lines;
    for (const auto& problem : read(text, from).problems)
        lines.push_back(fmt::format("{}:{}: {}", problem.line, problem.column, problem.text));
    return lines;
}

/// The one thing that is wrong, without its place; otherwise how many there are.
inline std::string problem(const std::string& text, const Environment& from = environment()) {
    const auto all = read(text, from).problems;
    if (all.size() == 1) return all.front().text;
    std::string list = fmt::format("{} problems", all.size());
    for (const auto& one : all) list += "\n" + one.text;
    return list;
}

/// A folder of a test's own, gone behind it.
class TemporaryFolder {
public:
    TemporaryFolder() { std::filesystem::create_directory(path_); }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() { std::filesystem::remove_all(path_); }

    const std::filesystem::path& path() const { return path_; }
    /// A file with this content and these rights.
    std::filesystem::path file(const std::string& name, const std::string& content,
                               unsigned mode = 0600) const {
        const auto file = path_ / name;
        std::ofstream(file, std::ios::binary) << content;
        std::filesystem::permissions(file, static_cast<std::filesystem::perms>(mode));
        return file;
    }

private:
    static std::filesystem::path unused() {
        std::random_device random;
        return std::filesystem::temp_directory_path() /
               fmt::format("zksync-config-{:08x}{:08x}", random(), random());
    }

    std::filesystem::path path_ = unused();
};

} // namespace zksync::testing
