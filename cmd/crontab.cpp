#include "crontab_formats.hpp"
#include "exit_codes.hpp"
#include "program.hpp"
#include "util/paths.hpp"

#include <map>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zksync {
namespace {

namespace fs = std::filesystem;

fs::path clean_path(const fs::path& path) { return fs::absolute(path).lexically_normal(); }

/// The owner of the state directory; where there is none yet, `otherwise`.
std::string owner_of(const fs::path& directory, const std::string& otherwise) {
    struct stat status {};
    if (::stat(directory.c_str(), &status) != 0) return otherwise;
    const passwd* owner = ::getpwuid(status.st_uid);
    return owner != nullptr ? owner->pw_name : otherwise;
}

/// What cron and systemd leave of the environment: the home of the user that they start a pass as.
Environment environment_of(const passwd* user) {
    const std::string home = user != nullptr ? user->pw_dir : "";
    return [home](const std::string& name) -> std::optional<std::string> {
        if (name == "HOME" && !home.empty()) return home;
        return std::nullopt;
    };
}

/// What a pass in that environment has to be told.
std::vector<std::string> arguments_for(const Program& program, const ScheduleSource& source,
                                       const Environment& environment) {
    std::vector<std::string> arguments;
    const auto found = [](const auto& find) {
        try {
            return clean_path(find());
        } catch (const Error&) {
            return fs::path{};
        }
    };
    if (found([&] { return find_config({}, environment); }) != source.config)
        arguments.insert(arguments.end(), {"--config", source.config.string()});
    const auto state_dir =
        found([&] { return find_state_dir({}, program.config().state_dir, source.config, environment); });
    if (program.options().state_dir || state_dir != source.state_dir)
        arguments.insert(arguments.end(), {"--state-dir", source.state_dir.string()});
    return arguments;
}

ScheduleSource source_of(Program& program) {
    ScheduleSource source{fs::read_symlink("/proc/self/exe"),
                          clean_path(program.config().file),
                          clean_path(program.state_to_read().directory()),
                          {},
                          {},
                          program.config().devices};
    const bool own_crontab = program.options().format == "crontab";
    source.user = owner_of(source.state_dir, "zksync");
    const passwd* user = own_crontab ? ::getpwuid(::geteuid()) : ::getpwnam(source.user.c_str());
    source.arguments = arguments_for(program, source, environment_of(user));
    return source;
}

} // namespace

int run_crontab(Program& program) {
    static const std::map<std::string, std::string (*)(const ScheduleSource&)> formats{
        {"crontab", crontab_text},
        {"cron.d", cron_d_text},
        {"systemd", systemd_text},
        {"kubernetes", kubernetes_text},
    };
    program.output().answer(formats.at(program.options().format)(source_of(program)));
    return exit_codes::done;
}

} // namespace zksync
