#include "harness/config_file.hpp"

#include <algorithm>

namespace e2e {
namespace {

template <class Pairs>
auto find(Pairs& pairs, const std::string& name) {
    return std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
}

} // namespace

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

ConfigFile::Keys& ConfigFile::keys_of(const std::string& section) {
    const auto found = find(sections_, section);
    if (found != sections_.end()) return found->second;
    return sections_.emplace_back(section, Keys{}).second;
}

ConfigFile& ConfigFile::set(const std::string& section, const std::string& key, const std::string& text) {
    return set_raw(section, key, quoted(text));
}

ConfigFile& ConfigFile::set_raw(const std::string& section, const std::string& key, const std::string& toml) {
    Keys& keys = keys_of(section);
    const auto found = find(keys, key);
    if (found != keys.end())
        found->second = toml;
    else
        keys.emplace_back(key, toml);
    return *this;
}

ConfigFile& ConfigFile::remove(const std::string& section, const std::string& key) {
    Keys& keys = keys_of(section);
    std::erase_if(keys, [&](const auto& pair) { return pair.first == key; });
    return *this;
}

ConfigFile& ConfigFile::remove(const std::string& section) {
    std::erase_if(sections_, [&](const auto& pair) { return pair.first == section; });
    return *this;
}

ConfigFile& ConfigFile::rename(const std::string& section, const std::string& name) {
    const auto found = find(sections_, section);
    if (found != sections_.end()) found->first = name;
    return *this;
}

std::string ConfigFile::text() const {
    std::string out;
    for (const auto& [section, keys] : sections_) {
        if (!section.empty()) out += "[" + section + "]\n";
        for (const auto& [key, value] : keys) out += key + " = " + value + "\n";
        out += "\n";
    }
    return out;
}

} // namespace e2e
