#include "util/child_environment.hpp"

#include <unistd.h>

namespace zksync {

bool names_a_secret(std::string_view variable) {
    if (variable == "ZKSYNC_API_SECRET") return true;
    return variable.starts_with("ZKSYNC_") &&
           (variable.ends_with("_PASSWORD") || variable.ends_with("_COMM_KEY"));
}

std::vector<char*> environment_for_others() {
    std::vector<char*> variables;
    for (char** variable = environ; *variable != nullptr; ++variable) {
        const std::string_view text(*variable);
        if (!names_a_secret(text.substr(0, text.find('=')))) variables.push_back(*variable);
    }
    variables.push_back(nullptr);
    return variables;
}

} // namespace zksync
