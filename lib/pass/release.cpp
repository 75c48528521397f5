#include "pass/release.hpp"

#include "core/error.hpp"
#include "journal/journal.hpp"
#include "mapper/mapper.hpp"

#include <fmt/format.h>

namespace zksync {

void release(const Pass& pass, const std::string& code_at_time) {
    // A code may hold an @, a time never does.
    const auto at = code_at_time.rfind('@');
    const auto time = at == std::string::npos ? std::nullopt : LocalTime::parse(code_at_time.substr(at + 1));
    if (!time) {
        throw Error(ErrorKind::usage,
                    fmt::format("--release {}: expected CODE@TIME", printable(code_at_time)),
                    "for example: --release \"0042@2026-11-22 08:00:00\"");
    }
    const EmployeeCode code{code_at_time.substr(0, at)};
    const LocalTime now = pass.mapper.device_now(pass.clock.now());
    int released = 0;
    Journal::Transaction transaction(pass.journal);
    for (const JournalRow& row : pass.journal.rows_at(code, *time)) {
        if (row.judgement.state != PunchState::quarantined) continue;
        pass.journal.set_released(row.seq);
        pass.journal.set_judgement(row.seq, pass.mapper.judge_released(row.punch, now), pass.clock.now());
        ++released;
    }
    transaction.commit();
    if (released > 0) return;
    throw Error(ErrorKind::usage,
                fmt::format("no quarantined punch of the code {} at {}", printable(code.value), time->text()),
                "zksync status lists what is quarantined");
}

} // namespace zksync
