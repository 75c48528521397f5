#pragma once

#include "core/local_time.hpp"
#include "core/log_type.hpp"
#include "core/punch.hpp"
#include "pass/pass.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>

namespace zksync {

struct DeviceConfig;

/// A punch as far as double taps are concerned: docs/rules.md, section 1.
struct Tap {
    EmployeeCode code; ///< without the blanks around it
    LogType log_type = LogType::none;
    LocalTime time;
    enum class Standing {
        kept,   ///< on its way or delivered: it is never taken back
        open,   ///< not delivered, and nothing else is against it
        ignored ///< a double tap, as it was judged last
    } standing = Standing::open;
};

/// Judges taps in the order of time. Pure. What was judged before stands as it is, until something is said to
/// have changed of a code: from there on its taps are judged anew.
class DoubleTaps {
public:
    explicit DoubleTaps(std::chrono::seconds gap) : gap_(gap) {}

    /// Something changed of that code: the taps that come after this.
    void judge_anew(const EmployeeCode& code, LocalTime time);
    /// The same of every code.
    void judge_all_anew();
    /// Whether it is a double tap, where that is to be decided; nothing where it is not, or stands as it was.
    std::optional<Tap::Standing> change_of(const Tap& tap);
    /// Up to when what was changed so far may change further taps; excluded.
    LocalTime reach() const { return reach_; }

private:
    struct Chain {
        bool is_judged_anew = false;
        std::map<LogType, LocalTime> last_kept;
    };
    bool follows_closely(const Chain& chain, const Tap& tap) const;

    std::chrono::seconds gap_;
    LocalTime reach_ = LocalTime{LocalTime::Instant::min()};
    bool all_anew_ = false;
    std::map<EmployeeCode, Chain> chains_;
};

/// What judging came to: of the rows that were not judged before, how many are double taps.
struct TapsJudged {
    std::int64_t fresh = 0;
};

/// Judges the double taps of the journal wherever something has changed since that was done last: new rows,
/// corrected ones, those that are kept or no longer so, another `min_gap`. Quick where nothing has. One
/// transaction, not inside another.
TapsJudged judge_double_taps(const Pass& pass);

/// The punch that a double tap follows: the last of its code and log type that is kept and lies less than
/// `min_gap` before it. Nothing where none does by the rules of now.
std::optional<Punch> tap_followed(const Journal& journal, const DeviceConfig& device, const Mapper& mapper,
                                  const Punch& double_tap);

} // namespace zksync
