#pragma once

#include "core/local_time.hpp"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zksync {

/// `import`, as it was typed; empty: left out.
struct ImportOptions {
    std::vector<std::string> files; ///< "-": standard input
    std::string format, columns, time_format, delimiter, encoding, terminal;
    std::vector<std::string> states;
};

enum class Verbosity { quiet, normal, verbose, debug };

/// The command line, as far as it concerns everybody, and what the subcommands ask for.
struct Options {
    std::string command;
    std::optional<std::filesystem::path> config, state_dir;
    Verbosity verbosity = Verbosity::normal;
    bool json = false;
    bool syslog = false;

    std::optional<std::string> device;
    bool all = false;
    std::size_t jobs = 1; ///< passes side by side, with `all`
    bool dry_run = false;
    std::chrono::seconds lock_wait{0};

    std::optional<LocalTime> since, until; ///< a date alone: its first second, its last second
    bool again = false;                    ///< pull: also what was read before the same range was left off
    bool same_device = false;
    bool retry = false;
    std::vector<std::string> release; ///< CODE@TIME, CODE@AS REPORTED=TIME
    bool to_new_site = false, same_site = false;

    bool fix = false; ///< reconcile
    bool csv = false; ///< map-check, reconcile, report; pull, push and run with --dry-run
    std::optional<std::filesystem::path> xlsx;   ///< map-check: the file for HR
    std::optional<std::chrono::seconds> max_age; ///< status
    std::optional<std::filesystem::path> html;   ///< report: the page
    bool offline = false;                        ///< report: no names of the site
    std::string format = "crontab";              ///< crontab
    std::optional<std::filesystem::path> to;     ///< crontab: the directory for units
    bool test = false;                           ///< notify
    ImportOptions import;
    std::string whom;              ///< why: a code, an employee, a name
    std::optional<LocalTime> date; ///< why
};

/// What the command line turned out to be: options to run with, or an exit code because everything is said.
struct CommandLine {
    std::optional<Options> options;
    int exit_code = 0;
    std::string out, err; ///< to be printed before leaving
};

/// Parses the command line. A mistake is 64, with what was meant where that can be told.
CommandLine parse_command_line(int argc, const char* const* argv);

} // namespace zksync
