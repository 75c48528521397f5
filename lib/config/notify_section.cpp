#include "config/code_in_arguments.hpp"
#include "config/sections.hpp"

#include <utility>

namespace zksync::config_file {

NotifyConfig read_notify(Section& section) {
    NotifyConfig notify;
    const auto example = R"(["mail", "-s", "{subject}", "hr@example.com"])";
    for (const auto& [key, program] : {std::pair{"hr", &notify.hr}, std::pair{"admin", &notify.admin}}) {
        *program = section.command(key, example).value_or(std::vector<std::string>{});
        if (const auto problem = code_in_arguments(*program); !problem.empty()) section.wrong(key, problem);
    }
    if (section.is_empty())
        section.wrong_here("tells nobody; expected hr, admin or both, a program and its arguments");
    section.finish();
    return notify;
}

} // namespace zksync::config_file
