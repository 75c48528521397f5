#include "crontab/crontab_formats.hpp"
#include "crontab/crontab_to.hpp"
#include "output/exit_codes.hpp"
#include "process/find_program.hpp"
#include "program.hpp"
#include "schedule/schedule.hpp"
#include "util/file_access.hpp"
#include "util/paths.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
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
                          clean_path(program.locate_state_dir()),
                          {},
                          {},
                          program.config().devices,
                          cron_fields_of(program.config().devices)};
    source.site = program.config().site.url;
    for (const auto& file : {program.config().monitor.metrics_file, program.config().monitor.report_file}) {
        const auto folder = file ? clean_path(*file).parent_path() : fs::path();
        if (file && std::ranges::find(source.writes_to, folder) == source.writes_to.end())
            source.writes_to.push_back(folder);
    }
    const bool own_crontab = program.options().format == "crontab";
    source.user = owner_of(source.state_dir, "zksync");
    const passwd* user = own_crontab ? ::getpwuid(::geteuid()) : ::getpwnam(source.user.c_str());
    source.arguments = arguments_for(program, source, environment_of(user));
    return source;
}

/// cron and systemd start nothing as a user who is not here, and a pass that cannot read its configuration
/// ends at once: better said now than in a mail of the night.
void warn_of_user(Program& program, const ScheduleSource& source) {
    const std::string& format = program.options().format;
    if (format != "cron.d" && format != "systemd") return;
    const passwd* user = ::getpwnam(source.user.c_str());
    if (user == nullptr) {
        return program.output().warning(
            "",
            fmt::format(
                "there is no user {0} on this host, as whom the passes are to run: adduser --system --group "
                "{0}; or make the state directory {1} with the user that is to own it",
                printable(source.user), printable(source.state_dir.native())));
    }
    const HostUser reader = host_user(*user);
    const auto warn = [&](const fs::path& file, std::string_view what) {
        if (may_read(file, reader)) return;
        program.output().warning("", fmt::format("{} cannot read {} {}; a pass needs it", source.user, what,
                                                 printable(file.native())));
    };
    warn(source.config, "the configuration");
    const auto warn_of = [&](const SecretSource& secret) {
        if (const auto* file = std::get_if<SecretSource::File>(&secret.from)) warn(file->path, "the secret");
    };
    warn_of(program.config().site.api_secret);
    for (const DeviceConfig& device : source.devices) warn_of(device.password);
}

/// Debian's cron knows no other, and throws away what it cannot send.
void warn_of_mail(Program& program) {
    const std::string& format = program.options().format;
    const bool is_for_cron = format == "crontab" || format == "cron.d";
    if (!is_for_cron || !program.config().notify.admin.empty()) return;
    if (!find_program("/usr/sbin/sendmail", "").empty()) return;
    program.output().warning(
        "",
        "there is no mail program on this host (/usr/sbin/sendmail), so cron throws away what a pass says: "
        "install one that sends it on (Debian: apt-get install msmtp-mta, and its file /etc/msmtprc, which "
        "zksync.toml(5) has under [notify]), or write a program that reaches you into [notify], and try it: "
        "zksync notify --test");
}

int write_to_directory(Program& program, const ScheduleSource& source) {
    const Options& options = program.options();
    if (options.format != "systemd")
        throw Error(ErrorKind::usage, "--to is for --format systemd",
                    "the other formats are printed: … > FILE");
    const WrittenUnits units = write_units(systemd_units(source), *options.to);
    for (const fs::path& file : units.written) program.output().answer(printable(file.native(), 4'096));
    for (const std::string& timer : units.left) {
        program.output().warning(
            "", fmt::format("{0} is of a device that has no timer any more: systemctl disable --now "
                            "{0} && rm {1}",
                            timer, shell_word(*options.to / timer)));
    }
    if (const std::string way_on = systemd_way_on(source); !way_on.empty())
        program.output().answer("# Then: " + way_on);
    return exit_codes::done;
}

} // namespace

int run_crontab(Program& program) {
    static const std::map<std::string, std::string (*)(const ScheduleSource&)> formats{
        {"crontab", crontab_text},
        {"cron.d", cron_d_text},
        {"systemd", systemd_text},
        {"kubernetes", kubernetes_text},
    };
    const ScheduleSource source = source_of(program);
    warn_of_user(program, source);
    warn_of_mail(program);
    if (program.options().to) return write_to_directory(program, source);
    program.output().answer(formats.at(program.options().format)(source));
    return exit_codes::done;
}

} // namespace zksync
