#pragma once

#include "config/config.hpp"
#include "core/judgement.hpp"
#include "util/clock.hpp"
#include "util/log.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

namespace zksync {

class Journal;
class Mapper;
class NewsDesk;
struct JournalRow;

/// How far a long read or write is: for a bar on a terminal. `total` is absent where nobody knows it.
using Progress =
    std::function<void(std::string_view what, std::int64_t done, std::optional<std::int64_t> total)>;

/// What every part of one device's pass works with. All references outlive the pass.
struct Pass {
    const Config& config;
    const DeviceConfig& device;
    const Mapper& mapper;
    Journal& journal;
    const Clock& clock;
    const Log& log;
    NewsDesk& news; ///< of all devices together
    Progress progress;

    void show(std::string_view what, std::int64_t done, std::optional<std::int64_t> total) const {
        if (progress) progress(what, done, total);
    }
};

/// True when `since` lies at least `age` back. A moment later than now counts as long ago: this host's clock
/// may have been wrong when it was stored (docs/rules.md, section 1).
inline bool is_past(Moment since, std::chrono::seconds age, Moment now) {
    return since > now || now - since >= age;
}

} // namespace zksync
