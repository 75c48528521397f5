#include "output/ended.hpp"

#include <fmt/format.h>

#include <csignal>

namespace zksync {
namespace {

/// What an end in the midst of it leaves: only what writes can have written.
std::string_view left_behind(const Options& options) {
    const std::string& command = options.command;
    if (!options.dry_run) {
        if (command == "run" || command == "push" || options.fix)
            return "what was read and sent is in the journal, the next pass goes on";
        if (command == "pull" || command == "reconcile")
            return "nothing was sent; what was read is in the journal";
    }
    return "nothing was sent, and no punch was changed";
}

} // namespace

Error ended_by_signal(int signal, const Options& options) {
    const char* how = signal == SIGINT ? "interrupted (SIGINT)" : "terminated (SIGTERM)";
    return {ErrorKind::unreachable, fmt::format("{}: {}", how, left_behind(options))};
}

} // namespace zksync
