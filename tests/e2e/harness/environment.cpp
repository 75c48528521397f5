#include "harness/environment.hpp"

#include <string_view>

extern char** environ;

namespace e2e {

std::vector<std::string> environment_with(const std::map<std::string, std::optional<std::string>>& changes) {
    std::vector<std::string> all;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (changes.count(std::string(text.substr(0, text.find('=')))) == 0) all.emplace_back(text);
    }
    for (const auto& [name, value] : changes)
        if (value) all.push_back(name + "=" + *value);
    return all;
}

} // namespace e2e
