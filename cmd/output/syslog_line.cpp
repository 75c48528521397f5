#include "output/syslog_line.hpp"

#include "journal/journal.hpp"
#include "output/exit_codes.hpp"

#include <fmt/format.h>

#include <syslog.h>

namespace zksync {
namespace {

std::string_view result_of(const PassOutcome& outcome) {
    if (outcome.was_paused) return "paused";
    if (outcome.exit_code == exit_code_of(ErrorKind::locked)) return "locked";
    return outcome.exit_code == exit_codes::done ? "ok" : "failed";
}

} // namespace

std::optional<Undelivered> undelivered(const Program& program, const std::string& device) {
    try {
        const auto journal = Journal::open_existing(program.state_to_read().journal(device));
        if (!journal) return Undelivered{};
        Undelivered left;
        for (const StateCount& count : journal->counts()) {
            if (count.state == PunchState::waiting) left.waiting += count.rows;
            if (count.state == PunchState::pending) left.pending += count.rows;
            if (count.state == PunchState::in_doubt) left.in_doubt += count.rows;
        }
        return left;
    } catch (const Error&) {
        return std::nullopt;
    }
}

std::string syslog_line(const PassOutcome& outcome, const std::optional<Undelivered>& left) {
    const PullReport pull = outcome.pull.value_or(PullReport{});
    const PushReport push = outcome.push.value_or(PushReport{});
    const auto known = [&](std::int64_t Undelivered::*number) {
        return left ? std::to_string((*left).*number) : std::string("?");
    };
    return fmt::format("device={} result={} code={} read={} new={} late={} sent={} duplicate={} waiting={} "
                       "pending={} in_doubt={} seconds={:.1f}",
                       outcome.device, result_of(outcome), outcome.exit_code, pull.read, pull.fresh,
                       pull.late, push.sent, push.duplicate, known(&Undelivered::waiting),
                       known(&Undelivered::pending), known(&Undelivered::in_doubt),
                       std::chrono::duration<double>(outcome.took).count());
}

void send_to_syslog(const PassOutcome& outcome, const std::string& line) {
    ::openlog("zksync", LOG_PID, LOG_CRON);
    ::syslog(result_of(outcome) == "failed" ? LOG_ERR : LOG_INFO, "%s", line.c_str());
}

} // namespace zksync
