#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace e2e {

/// A text as TOML writes it.
std::string quoted(const std::string& text);

/// A configuration in the making: sections of keys, whose values are TOML as it stands.
class ConfigFile {
public:
    /// Sets a text.
    ConfigFile& set(const std::string& section, const std::string& key, const std::string& text);
    /// Sets anything: a number, a list, a date.
    ConfigFile& set_raw(const std::string& section, const std::string& key, const std::string& toml);
    ConfigFile& remove(const std::string& section, const std::string& key);
    ConfigFile& remove(const std::string& section);
    /// A section in the place of another, with the same keys.
    ConfigFile& rename(const std::string& section, const std::string& name);

    std::string text() const;

private:
    using Keys = std::vector<std::pair<std::string, std::string>>;
    Keys& keys_of(const std::string& section);

    std::vector<std::pair<std::string, Keys>> sections_{{"", {}}};
};

} // namespace e2e
