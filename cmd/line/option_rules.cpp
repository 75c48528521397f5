#include "line/option_rules.hpp"

#include "util/shell.hpp"

#include <fmt/format.h>

namespace zksync {
namespace {

/// One answer at a time; and what has a form of its own is no document.
std::optional<Error> contradiction(const Options& options) {
    if (options.xlsx && (options.csv || options.json)) {
        const char* other = options.csv ? "--csv" : "--json";
        return Error(
            ErrorKind::usage,
            fmt::format("--xlsx writes a file for HR, and {} an answer for a program: only one of them "
                        "can be had",
                        other),
            fmt::format("once with --xlsx FILE, and once with {}", other));
    }
    if (options.html && (options.csv || options.json)) {
        const char* other = options.csv ? "--csv" : "--json";
        return Error(ErrorKind::usage,
                     fmt::format("--html writes a page, and {} an answer for a program: only one of them "
                                 "can be had",
                                 other),
                     fmt::format("once with --html FILE, and once with {}", other));
    }
    const bool has_range = options.command == "report" || options.command == "pull";
    if (has_range && options.since && options.until && *options.until < *options.since) {
        return Error(
            ErrorKind::usage,
            fmt::format("--until {} lies before --since {}", options.until->text(), options.since->text()),
            "the other way round: --since the first day, --until the last");
    }
    const bool is_pass = options.command == "pull" || options.command == "push" || options.command == "run";
    if (is_pass && options.csv && !options.dry_run) {
        return Error(ErrorKind::usage, "--csv is a table of what a dry run would do to each punch",
                     fmt::format("zksync {} --dry-run --csv", options.command));
    }
    if (!options.json || (options.command != "crontab" && !options.csv)) return std::nullopt;
    return Error(ErrorKind::usage,
                 fmt::format("{} prints {}, which is no JSON document", options.command,
                             options.csv ? "a table with --csv" : "a schedule"),
                 options.csv ? "either --csv or --json" : "leave out --json");
}

/// What has no default that could be meant.
std::optional<Error> missing_words(const Options& options) {
    if (options.command == "reconcile" && !options.since) {
        return Error(ErrorKind::usage, "reconcile: from when on? --since is missing",
                     "for example: zksync reconcile --since 2026-11-01");
    }
    if (options.again && !options.since && !options.until) {
        return Error(ErrorKind::usage, "pull: read what again? --again is of --since and --until",
                     "for example: zksync pull --since 2026-01-01 --again");
    }
    if (options.command == "import" && options.import.files.empty()) {
        return Error(ErrorKind::usage, "import: which files? None is named",
                     "for example: zksync import 1_attlog.dat; - is standard input");
    }
    if (options.command == "notify" && !options.test) {
        return Error(ErrorKind::usage, "notify: what has to be told is told by zksync run; --test is missing",
                     "a sample for each reader of [notify]: zksync notify --test");
    }
    if (options.command != "why") return std::nullopt;
    if (options.whom.empty()) {
        return Error(ErrorKind::usage, "why: whose punches? The code, the employee or the name is missing",
                     "for example: zksync why 0042 2026-11-24");
    }
    if (options.date) return std::nullopt;
    return Error(ErrorKind::usage, "why: on which day? The date is missing",
                 fmt::format("for example: zksync why {} 2026-11-24", shell_word(options.whom)));
}

} // namespace

std::optional<Error> wrong_options(const Options& options) {
    const auto missing = missing_words(options);
    return missing ? missing : contradiction(options);
}

} // namespace zksync
