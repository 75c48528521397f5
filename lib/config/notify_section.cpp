#include "config/sections.hpp"

namespace zksync::config_file {

NotifyConfig read_notify(Section& section) {
    NotifyConfig notify;
    const auto example = R"(["mail", "-s", "{subject}", "hr@example.com"])";
    notify.hr = section.command("hr", example).value_or(std::vector<std::string>{});
    notify.admin = section.command("admin", example).value_or(std::vector<std::string>{});
    if (section.is_empty())
        section.wrong_here("tells nobody; expected hr, admin or both, a program and its arguments");
    section.finish();
    return notify;
}

} // namespace zksync::config_file
