#include "config/code_in_arguments.hpp"
#include "config/sections.hpp"

namespace zksync::config_file {
namespace {

constexpr std::string_view example = R"(["mail", "-s", "{subject}", "hr@example.com"])";

/// What was read of a program, unless others could have commands run by it.
std::vector<std::string> checked(Section& section, std::string_view key,
                                 std::optional<std::vector<std::string>> program) {
    if (!program) return {};
    if (const auto problem = code_in_arguments(*program); !problem.empty()) section.wrong(key, problem);
    return *std::move(program);
}

} // namespace

NotifyConfig read_notify(Section& section) {
    NotifyConfig notify;
    notify.hr = checked(section, "hr", section.command("hr", example));
    notify.admin = checked(section, "admin", section.command("admin", example));
    if (section.is_empty())
        section.wrong_here("tells nobody; expected hr, admin or both, a program and its arguments");
    section.finish();
    return notify;
}

} // namespace zksync::config_file
