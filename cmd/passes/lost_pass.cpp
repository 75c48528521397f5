#include "passes/lost_pass.hpp"

#include "output/exit_codes.hpp"

#include <fmt/format.h>

#include <csignal>
#include <cstring>
#include <string>

namespace zksync {
namespace {

/// Nobody from outside sends those.
bool is_of_a_crash(int signal) {
    return signal == SIGSEGV || signal == SIGBUS || signal == SIGABRT || signal == SIGILL ||
           signal == SIGFPE || signal == SIGSYS;
}

/// SIGINT or SIGTERM that reached only that process: it ends itself then, in order.
int signal_in(int exit_code) {
    for (const int signal : {SIGINT, SIGTERM})
        if (exit_code == exit_code_of_signal(signal)) return signal;
    return 0;
}

int signal_of(const ProcessEnd& end) { return end.signal != 0 ? end.signal : signal_in(end.exit_code); }

constexpr std::string_view all_is_kept = "what was read and sent is in the journal, the next pass goes on";

std::string hint_of(int signal) {
    if (is_of_a_crash(signal)) return fmt::format("{}; please report it", all_is_kept);
    if (signal != SIGKILL) return std::string(all_is_kept);
    return fmt::format("{}; where it was the kernel, for want of memory (journalctl -k), fewer --jobs help",
                       all_is_kept);
}

} // namespace

Error lost_pass(const ProcessEnd& end) {
    if (!end.not_started.empty()) {
        return {ErrorKind::state, fmt::format("cannot start a process for this pass: {}", end.not_started),
                "the next run tries again; where the system allows no more processes, fewer --jobs help"};
    }
    const int signal = signal_of(end);
    if (signal == 0) {
        return {ErrorKind::bug,
                fmt::format("the process of this pass ended with exit code {} and did not say how it went",
                            end.exit_code),
                fmt::format("{}; please report it", all_is_kept)};
    }
    const char* name = ::sigabbrev_np(signal);
    return {is_of_a_crash(signal) ? ErrorKind::bug : ErrorKind::state,
            fmt::format("the process of this pass was ended by SIG{}",
                        name != nullptr ? std::string(name) : std::to_string(signal)),
            hint_of(signal)};
}

int exit_code_of_lost_pass(const ProcessEnd& end) {
    const int signal = signal_of(end);
    return signal != 0 ? exit_code_of_signal(signal) : exit_code_of(lost_pass(end).kind());
}

bool ended_in_order(const ProcessEnd& end) { return end.signal == 0 && signal_in(end.exit_code) != 0; }

} // namespace zksync
