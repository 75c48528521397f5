#include "util/program_environment.hpp"

namespace zksync {

bool is_secret_variable(std::string_view name) {
    constexpr std::string_view ours = "ZKSYNC_";
    if (!name.starts_with(ours)) return false;
    return name == "ZKSYNC_API_SECRET" || name.ends_with("_PASSWORD") || name.ends_with("_COMM_KEY");
}

std::vector<std::string> environment_for_programs(const char* const* ours) {
    std::vector<std::string> theirs;
    for (; *ours != nullptr; ++ours) {
        const std::string_view variable = *ours;
        if (!is_secret_variable(variable.substr(0, variable.find('=')))) theirs.emplace_back(variable);
    }
    return theirs;
}

} // namespace zksync
