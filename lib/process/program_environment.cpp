#include "process/program_environment.hpp"

#include <algorithm>

namespace zksync {

bool is_secret_variable(std::string_view name) {
    constexpr std::string_view ours = "ZKSYNC_";
    if (!name.starts_with(ours)) return false;
    return name == "ZKSYNC_API_SECRET" || name.ends_with("_PASSWORD") || name.ends_with("_COMM_KEY");
}

std::vector<std::string> environment_for_programs(const char* const* ours,
                                                  const std::vector<std::string>& changed) {
    std::vector<std::string> theirs = changed;
    for (; *ours != nullptr; ++ours) {
        const std::string_view variable = *ours;
        const auto name = variable.substr(0, variable.find('='));
        const auto is_it = [&](const std::string& one) { return one.substr(0, one.find('=')) == name; };
        if (!is_secret_variable(name) && std::ranges::none_of(changed, is_it)) theirs.emplace_back(variable);
    }
    return theirs;
}

} // namespace zksync
