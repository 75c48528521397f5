#pragma once

#include "passes/passes.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace zksync {

/// What a device's journal holds that is not delivered.
struct Undelivered {
    std::int64_t waiting = 0, pending = 0, in_doubt = 0;
};
/// As its journal has it now; nothing where that cannot be read, or where there is none.
std::optional<Undelivered> undelivered(const Program& program, const std::string& device);

/// A pass in one line of fields, for syslog (docs/design.md, section 4). `left` is absent where nobody knows.
std::string syslog_line(const PassOutcome& outcome, const std::optional<Undelivered>& left);

/// Hands it to syslog(3): ident zksync, facility cron, by how the pass ended.
void send_to_syslog(const PassOutcome& outcome, const std::string& line);

} // namespace zksync
