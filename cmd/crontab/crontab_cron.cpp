#include "core/error.hpp"
#include "crontab/crontab_formats.hpp"
#include "schedule/schedule.hpp"
#include "util/log.hpp"
#include "util/shell.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace zksync {
namespace {

bool is_plain(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("/._-+,:@=").find(c) != std::string_view::npos;
}

/// One word for /bin/sh, in which cron leaves every % alone.
std::string word_for_cron(const std::string& text) {
    refuse_control_characters(text, "a crontab");
    if (!text.empty() && std::ranges::all_of(text, is_plain)) return text;
    std::string word;
    for (const char c : in_shell_quotes(text)) word += c == '%' ? std::string("\\%") : std::string(1, c);
    return word;
}

std::string note_beside(const DeviceConfig& device, const std::string& fields) {
    if (device.frequency.kind == Frequency::Kind::all) return fmt::format("# {}\n", every_minute_note);
    if (!ever_comes(cron_times(fields))) return "# no such day: this never comes\n";
    return {};
}

std::string lines_of(const ScheduleSource& source, const DeviceConfig& device, const std::string& fields,
                     const std::string& user_column) {
    if (!device.enabled) return fmt::format("# {} is paused: enabled = false\n", device.name);
    std::string command = word_for_cron(source.program.string());
    for (const std::string& argument : source.arguments) command += " " + word_for_cron(argument);
    return fmt::format("{}{} {}{} run --device {}\n", note_beside(device, fields), fields, user_column,
                       command, device.name);
}

std::string table(const ScheduleSource& source, std::string_view heading, const std::string& user_column) {
    std::string text =
        fmt::format("{}# A pass that went well says nothing; what it has to say is mailed to MAILTO.\n"
                    "MAILTO=root\n"
                    "CONTENT_TYPE=\"text/plain; charset=UTF-8\"\n",
                    heading);
    for (std::size_t i = 0; i < source.devices.size(); ++i)
        text += lines_of(source, source.devices[i], source.fields[i], user_column);
    text.pop_back();
    return text;
}

} // namespace

void refuse_control_characters(const std::string& path, std::string_view whole) {
    if (std::ranges::none_of(path, [](unsigned char c) { return std::iscntrl(c) != 0; })) return;
    throw Error(ErrorKind::usage, fmt::format("{} cannot hold the path {}", whole, printable(path)),
                "rename what has a line break, or another control character, in its name");
}

std::string crontab_text(const ScheduleSource& source) {
    return table(source, "# zksync: for the crontab of the user that it runs as (crontab -e).\n", "");
}

std::string cron_d_text(const ScheduleSource& source) {
    return table(source, "# zksync: for /etc/cron.d/zksync (owner root, mode 644).\n", source.user + " ");
}

} // namespace zksync
