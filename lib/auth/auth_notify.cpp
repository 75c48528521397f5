#include "auth/auth_notify.hpp"

#include "process/find_program.hpp"
#include "util/log.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

namespace zksync {
namespace {

/// As crontab(5) of Debian has it.
constexpr const char* path_of_cron = "/usr/bin:/bin";

Check program_check(const std::string& reader, const std::string& program, const std::string& path) {
    const std::string name = printable(program), found = find_program(program, path);
    const std::string key = "notify-" + reader;
    const bool is_path = program.find('/') != std::string::npos;
    std::error_code none;
    if (found.empty() && is_path && std::filesystem::exists(program, none)) {
        return {key, Verdict::failed, fmt::format("{}: {} cannot be executed", reader, name),
                "chmod +x it, and see that the user who runs zksync may enter its folder",
                ErrorKind::configuration};
    }
    if (found.empty()) {
        return {
            key, Verdict::failed, fmt::format("{}: there is no program {}", reader, name),
            is_path
                ? "write the path of one that is there"
                : "install it, or write the whole path (Debian: apt-get install bsd-mailx msmtp-mta brings "
                  "mail, and /etc/msmtprc, which zksync.toml(5) has under [notify], where it sends to)",
            ErrorKind::configuration};
    }
    if (!is_path && find_program(program, path_of_cron).empty()) {
        return {key, Verdict::warning,
                fmt::format("{}: {} is {}, where cron does not look", reader, name, found),
                "write that path into [notify]"};
    }
    return {key, Verdict::ok,
            is_path ? fmt::format("{}: {} can be executed", reader, name)
                    : fmt::format("{}: {} is {}", reader, name, printable(found)),
            ""};
}

} // namespace

void check_notify(const NotifyConfig& notify, const std::string& path, const CheckSink& sink) {
    if (!notify.hr.empty()) sink(program_check("hr", notify.hr.front(), path));
    if (!notify.admin.empty()) sink(program_check("admin", notify.admin.front(), path));
}

} // namespace zksync
